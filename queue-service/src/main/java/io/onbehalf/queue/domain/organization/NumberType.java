package io.onbehalf.queue.domain.organization;

/// A type of numbers that gets an SMS only where an organization says so; the names are libphonenumber's.
/// Premium-rate numbers are none of them: nobody may compose to one.
public enum NumberType {
    /// A value that this version does not know.
    UNKNOWN,
    FIXED_LINE,
    SHARED_COST,
    PERSONAL_NUMBER,
    PAGER,
    /// A company's universal access number.
    UAN,
    VOICEMAIL,
    /// A satellite phone, of no country.
    SATELLITE,
    /// A number of an international network, of no country.
    NETWORK
}

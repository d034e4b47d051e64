package io.onbehalf.conversation.carrier.outbound.rate;

/// The types of outbound numbers that have rate limits of their own.
public enum NumberType {
    /// An ordinary number of the United States or Canada.
    LONG_CODE,
    /// A toll-free number there.
    TOLL_FREE,
    /// Any other number.
    ELSEWHERE
}

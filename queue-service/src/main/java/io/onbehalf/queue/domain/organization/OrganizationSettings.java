package io.onbehalf.queue.domain.organization;

/// How an organization works, which its administrator chooses.
///
/// @param callLogging whether interactions have call logs; without them, notes are part of the wrap-up
/// @param sharedThreads whether the members of all queues with a thread's number read the whole thread
/// @param optOutScope for which of its numbers an opt-out or opt-in counts
/// @param smsSettings to which numbers agents may compose
public record OrganizationSettings(
        boolean callLogging, boolean sharedThreads, ConsentScope optOutScope, SmsSettings smsSettings) {

    public static final OrganizationSettings DEFAULT =
            new OrganizationSettings(false, false, ConsentScope.ORGANIZATION, SmsSettings.DEFAULT);

    public OrganizationSettings {
        if (optOutScope == ConsentScope.UNKNOWN) {
            throw new IllegalArgumentException(
                    "organization settings: an opt-out scope that this version does not know");
        }
    }
}

package io.onbehalf.queue.domain.organization;

import io.onbehalf.kit.domain.quiet.QuietHours;
import java.util.Optional;

/// How an organization works, which its administrator chooses.
///
/// @param callLogging whether interactions have call logs; without them, notes are part of the wrap-up
/// @param sharedThreads whether the members of all queues with a thread's number read the whole thread
/// @param optOutScope for which of its numbers an opt-out or opt-in counts
/// @param smsSettings to which numbers agents may compose
/// @param quietHours when no contact is written to unasked, by their own clock; empty if there are none
public record OrganizationSettings(
        boolean callLogging,
        boolean sharedThreads,
        ConsentScope optOutScope,
        SmsSettings smsSettings,
        Optional<QuietHours> quietHours) {

    public static final OrganizationSettings DEFAULT =
            new OrganizationSettings(
                    false, false, ConsentScope.ORGANIZATION, SmsSettings.DEFAULT, Optional.empty());

    public OrganizationSettings {
        if (optOutScope == ConsentScope.UNKNOWN) {
            throw new IllegalArgumentException(
                    "organization settings: an opt-out scope that this version does not know");
        }
    }
}

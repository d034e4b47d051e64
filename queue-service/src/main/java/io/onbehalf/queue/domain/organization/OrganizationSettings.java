package io.onbehalf.queue.domain.organization;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.quiet.QuietHours;
import java.util.Optional;

/// How an organization works, which its administrator chooses.
///
/// @param callLogging whether interactions have call logs; without them, notes are part of the wrap-up
/// @param sharedThreads whether the members of all queues with a thread's number read the whole thread
/// @param optOutScope for which of its numbers an opt-out or opt-in counts
/// @param smsSettings to which numbers agents may compose
/// @param quietHours when no contact is written to unasked, by their own clock; empty if there are none
/// @param optionalWrapupTimeoutMs how long optional after-call work may take; the default in a row that was
///   written before there was such a setting
/// @param retentionDays for how many days texts, and conversations that ended, are kept; the default in such
///   a row too
/// @param optOutWords with which words contacts opt out; the default in such a row too
public record OrganizationSettings(
        boolean callLogging,
        boolean sharedThreads,
        ConsentScope optOutScope,
        SmsSettings smsSettings,
        Optional<QuietHours> quietHours,
        long optionalWrapupTimeoutMs,
        int retentionDays,
        OptOutWords optOutWords) {

    /// A year and a month: enough to compare with the year before.
    private static final int DEFAULT_RETENTION_DAYS = 400;

    public static final OrganizationSettings DEFAULT =
            new OrganizationSettings(
                    false,
                    false,
                    ConsentScope.ORGANIZATION,
                    SmsSettings.DEFAULT,
                    Optional.empty(),
                    AfterCallTerms.DEFAULT_OPTIONAL_TIMEOUT_MS,
                    DEFAULT_RETENTION_DAYS,
                    OptOutWords.DEFAULT);

    public OrganizationSettings {
        optionalWrapupTimeoutMs =
                optionalWrapupTimeoutMs == 0
                        ? AfterCallTerms.DEFAULT_OPTIONAL_TIMEOUT_MS
                        : optionalWrapupTimeoutMs;
        retentionDays = retentionDays == 0 ? DEFAULT_RETENTION_DAYS : retentionDays;
        optOutWords = requireNonNullElse(optOutWords, OptOutWords.DEFAULT);
        if (optOutScope == ConsentScope.UNKNOWN) {
            throw new IllegalArgumentException(
                    "organization settings: an opt-out scope that this version does not know");
        }
    }
}

package io.onbehalf.conversation.topology.contacts;

import io.onbehalf.conversation.domain.ConsentChanged;
import io.onbehalf.conversation.domain.ConsentChanged.Cause;
import io.onbehalf.conversation.domain.ConsentChanged.ContactConsentApplied;
import io.onbehalf.conversation.domain.ConsentChanged.ContactOptedIn;
import io.onbehalf.conversation.domain.ConsentChanged.ContactOptedOut;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.kit.metrics.OnbehalfMeter;

/// Counts the contacts that opted out or in. What follows from it on their other threads is not counted
/// again.
public final class ConsentCount {

    private ConsentCount() {}

    public static void of(ConversationEvent event) {
        if (event instanceof ConsentChanged changed) {
            switch (changed) {
                case ContactOptedOut out -> count("opted-out", out.cause());
                case ContactOptedIn in -> count("opted-in", in.cause());
                case ContactConsentApplied _ -> {}
            }
        }
    }

    private static void count(String change, Cause cause) {
        OnbehalfMeter.CONSENT_CHANGES.count(change, OnbehalfMeter.value(cause.source()));
    }
}

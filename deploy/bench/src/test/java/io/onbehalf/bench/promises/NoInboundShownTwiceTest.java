package io.onbehalf.bench.promises;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NoInboundShownTwiceTest {

    private final NoInboundShownTwice promise = new NoInboundShownTwice();
    private final ForgedHistory history = new ForgedHistory();

    @Test
    void the_same_words_in_another_sms_may_be_shown() {
        received("t1", "m1", 1);
        received("t1", "m2", 2);
        received("t2", "m3", 1);
        history.keeps(promise);
    }

    @Test
    void an_sms_shown_again_is_reported() {
        received("t1", "m1", 1);
        received("t1", "m2", 1);
        history.breaks(promise, "message m2 is an SMS that was shown before");
    }

    @Test
    void an_sms_shown_again_between_other_events_is_reported() {
        received("t1", "m1", 1);
        event("t1", "MessageQueued");
        received("t1", "m2", 1);
        event("t2", "ContactOptedOut");
        event("t1", "MessageQueued");
        history.breaks(promise, "message m2 is an SMS that was shown before");
    }

    @Test
    void a_message_id_shown_again_is_reported() {
        received("t1", "m1", 1);
        received("t1", "m1", 2);
        history.breaks(promise, "message m1 was shown before");
    }

    @Test
    void a_stop_that_opts_out_again_may_be_shown_again() {
        received("t1", "m1", 1);
        event("t1", "ContactOptedOut");
        received("t1", "m2", 2);
        event("t1", "ContactOptedIn");
        received("t1", "m3", 1);
        event("t1", "ContactOptedOut");
        history.keeps(promise);
    }

    private void received(String thread, String message, int sequenceNumber) {
        history.event(
                thread,
                "InboundMessageReceived",
                Map.of(
                        "messageId",
                        message,
                        "carrierMessageId",
                        "hash",
                        "session",
                        "s1",
                        "sequenceNumber",
                        sequenceNumber));
    }

    private void event(String thread, String type) {
        history.event(thread, type, Map.of());
    }
}

package io.onbehalf.bench.promises;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NoSmsToOptedOutContactsTest {

    private final NoSmsToOptedOutContacts promise = new NoSmsToOptedOutContacts();
    private final ForgedHistory history = new ForgedHistory();

    @Test
    void a_message_queued_after_an_opt_out_and_attempted_is_reported() {
        consent("t1", "ContactOptedOut", 1);
        queued("t1", "MessageQueued", "m1");
        attempted("t1", "m1", 2);
        history.breaks(promise, "message m1 was queued after the contact of thread t1 had opted out");
    }

    @Test
    void it_is_reported_even_if_the_attempt_comes_first() {
        attempted("t1", "m1", 2);
        consent("t1", "ContactOptedOut", 1);
        queued("t1", "MessageQueued", "m1");
        history.breaks(promise, "message m1 was queued after");
    }

    @Test
    void an_opt_out_on_another_thread_blocks_once_it_is_applied() {
        consent("t2", "ContactOptedOut", 1);
        queued("t1", "MessageQueued", "m1");
        attempted("t1", "m1", 2);
        history.keeps(promise);

        applied("t1", true, 1);
        queued("t1", "MessageQueued", "m2");
        attempted("t1", "m2", 3);
        history.breaks(new NoSmsToOptedOutContacts(), "message m2 was queued after");
    }

    @Test
    void a_message_queued_before_the_opt_out_may_still_be_submitted() {
        queued("t1", "MessageQueued", "m1");
        consent("t1", "ContactOptedOut", 1);
        attempted("t1", "m1", 2);
        history.keeps(promise);
    }

    @Test
    void our_automatic_answer_to_a_keyword_is_exempt() {
        consent("t1", "ContactOptedOut", 1);
        queued("t1", "AutomaticMessageQueued", "m1");
        attempted("t1", "m1", 2);
        history.keeps(promise);
    }

    @Test
    void after_an_opt_in_messages_may_be_submitted_again() {
        consent("t1", "ContactOptedOut", 1);
        consent("t1", "ContactOptedIn", 2);
        queued("t1", "MessageQueued", "m1");
        attempted("t1", "m1", 3);
        applied("t1", true, 4);
        applied("t1", false, 5);
        queued("t1", "MessageQueued", "m2");
        attempted("t1", "m2", 6);
        history.keeps(promise);
    }

    @Test
    void an_opt_in_on_another_thread_of_the_contact_counts_from_its_own_time() {
        consent("t1", "ContactOptedOut", 2);
        queued("t1", "MessageQueued", "m1");
        consent("t2", "ContactOptedIn", 3);
        attempted("t1", "m1", 3);
        history.keeps(promise);
    }

    @Test
    void an_opt_in_before_the_opt_out_or_after_the_attempt_lifts_nothing() {
        consent("t2", "ContactOptedIn", 1);
        consent("t1", "ContactOptedOut", 2);
        queued("t1", "MessageQueued", "m1");
        attempted("t1", "m1", 3);
        consent("t1", "ContactOptedIn", 4);
        history.breaks(promise, "message m1 was queued after");
    }

    private void consent(String thread, String type, long at) {
        history.event(thread, type, Map.of("consentId", "contact", "occurredAt", at));
    }

    private void applied(String thread, boolean optedOut, long at) {
        history.event(
                thread,
                "ContactConsentApplied",
                Map.of("consentId", "contact", "optedOut", optedOut, "changedAt", at));
    }

    private void queued(String thread, String type, String message) {
        history.event(thread, type, Map.of("messageId", message));
    }

    private void attempted(String thread, String message, long at) {
        history.record(
                "carrier.attempts",
                "+1",
                "SmsSubmitAttempted",
                Map.of("threadId", thread, "messageId", message, "attemptedAt", at));
    }
}

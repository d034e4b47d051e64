package io.onbehalf.e2e.promises;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NothingToWhoOptedOutTest {

    private final NothingToWhoOptedOut promise = new NothingToWhoOptedOut();
    private final Forgery history = new Forgery();

    @Test
    void what_was_queued_after_an_opt_out_and_attempted_is_seen() {
        said("t1", "ContactOptedOut", 1);
        queued("t1", "MessageQueued", "m1");
        attempted("t1", "m1", 2);
        history.breaks(promise, "message m1 was queued after the contact of thread t1 had opted out");
    }

    @Test
    void so_it_is_when_the_attempt_is_shown_first() {
        attempted("t1", "m1", 2);
        said("t1", "ContactOptedOut", 1);
        queued("t1", "MessageQueued", "m1");
        history.breaks(promise, "message m1 was queued after");
    }

    @Test
    void an_opt_out_on_another_thread_blocks_once_it_is_applied() {
        said("t2", "ContactOptedOut", 1);
        queued("t1", "MessageQueued", "m1");
        attempted("t1", "m1", 2);
        history.keeps(promise);

        applied("t1", true, 1);
        queued("t1", "MessageQueued", "m2");
        attempted("t1", "m2", 3);
        history.breaks(new NothingToWhoOptedOut(), "message m2 was queued after");
    }

    @Test
    void what_was_queued_before_the_opt_out_may_leave_yet() {
        queued("t1", "MessageQueued", "m1");
        said("t1", "ContactOptedOut", 1);
        attempted("t1", "m1", 2);
        history.keeps(promise);
    }

    @Test
    void our_own_answer_to_a_keyword_goes_past_the_block() {
        said("t1", "ContactOptedOut", 1);
        queued("t1", "AutomaticMessageQueued", "m1");
        attempted("t1", "m1", 2);
        history.keeps(promise);
    }

    @Test
    void after_an_opt_in_messages_go_again() {
        said("t1", "ContactOptedOut", 1);
        said("t1", "ContactOptedIn", 2);
        queued("t1", "MessageQueued", "m1");
        attempted("t1", "m1", 3);
        applied("t1", true, 4);
        applied("t1", false, 5);
        queued("t1", "MessageQueued", "m2");
        attempted("t1", "m2", 6);
        history.keeps(promise);
    }

    @Test
    void an_opt_in_on_another_thread_of_the_contact_counts_from_when_it_was_said() {
        said("t1", "ContactOptedOut", 2);
        queued("t1", "MessageQueued", "m1");
        said("t2", "ContactOptedIn", 3);
        attempted("t1", "m1", 3);
        history.keeps(promise);
    }

    @Test
    void an_opt_in_before_the_opt_out_or_after_the_attempt_lifts_nothing() {
        said("t2", "ContactOptedIn", 1);
        said("t1", "ContactOptedOut", 2);
        queued("t1", "MessageQueued", "m1");
        attempted("t1", "m1", 3);
        said("t1", "ContactOptedIn", 4);
        history.breaks(promise, "message m1 was queued after");
    }

    private void said(String thread, String type, long at) {
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

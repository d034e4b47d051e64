package io.onbehalf.conversation.carrier.outbound;

import static io.onbehalf.conversation.carrier.outbound.OutboundMessages.SLOW;
import static io.onbehalf.conversation.carrier.outbound.OutboundMessages.attempted;
import static io.onbehalf.conversation.carrier.outbound.OutboundMessages.concluded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.onbehalf.conversation.carrier.smpp.SubmitResult;
import io.onbehalf.conversation.carrier.smpp.SubmitResult.Meaning;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// An instance's handling of a message that another one had before.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AttemptLogTest {

    private final AttemptLog log = new AttemptLog();
    private final OutboundMessage message = OutboundMessages.message(1, SLOW, 3);
    private long offset = 10;

    @Test
    void a_message_that_was_never_attempted_is_not_known() {
        given(attempted(OutboundMessages.message(2, SLOW, 1), 1));

        assertThat(log.take(message)).isNull();
    }

    @Test
    void what_was_attempted_and_never_settled_is_unknown_and_never_submitted_again() {
        given(attempted(message, 1, 2));

        assertThat(resume()).containsExactlyInAnyOrder(1, 2);
        assertThat(message.open()).containsExactly(3);
    }

    @Test
    void what_was_refused_for_now_is_submitted_again_and_nothing_else() {
        given(
                attempted(message, 1, 2, 3),
                concluded(
                        List.of(
                                OutboundMessages.result(message, 1, SubmitOutcome.ACCEPTED),
                                OutboundMessages.result(message, 2, SubmitOutcome.RETRIABLE),
                                OutboundMessages.result(message, 3, SubmitOutcome.REJECTED))));

        assertThat(resume()).isEmpty();
        assertThat(message.open()).containsExactly(2);
    }

    @Test
    void a_message_of_which_a_part_was_refused_for_good_has_failed_for_the_next_owner_too() {
        given(
                attempted(message, 1),
                concluded(List.of(OutboundMessages.result(message, 1, SubmitOutcome.REJECTED))));

        resume();
        assertThat(message.hasFailed()).isTrue();
        assertThat(message.refusal()).isNotNull();
    }

    @Test
    void a_refusal_for_now_is_remembered_and_no_failure() {
        SegmentResult throttled =
                SegmentResult.of(message, 1, new SubmitResult.Refused(0x58, Meaning.FOR_NOW));
        given(attempted(message, 1), concluded(List.of(throttled)));

        resume();
        assertThat(message.hasFailed()).isFalse();
        assertThat(Objects.requireNonNull(message.refusal()).commandStatus()).contains(0x58);
    }

    @Test
    void what_was_accepted_is_done() {
        given(attempted(message, 1, 2, 3), concluded(message, SubmitOutcome.ACCEPTED, List.of(1, 2, 3)));

        assertThat(resume()).isEmpty();
        assertThat(message.isDone()).isTrue();
    }

    @Test
    void what_was_given_up_before_any_attempt_is_done() {
        given(concluded(message, SubmitOutcome.REJECTED, List.of(1, 2, 3)));

        assertThat(resume()).isEmpty();
        assertThat(message.isDone()).isTrue();
    }

    @Test
    void a_second_attempt_without_an_end_is_unknown_although_the_first_was_refused_for_now() {
        given(
                attempted(message, 1),
                concluded(message, SubmitOutcome.RETRIABLE, List.of(1)),
                attempted(message, 1));

        assertThat(resume()).containsExactly(1);
        assertThat(message.open()).containsExactly(2, 3);
    }

    @Test
    void a_late_refusal_of_what_was_declared_unknown_does_not_bring_it_back() {
        given(
                attempted(message, 1),
                concluded(message, SubmitOutcome.OUTCOME_UNKNOWN, List.of(1)),
                concluded(message, SubmitOutcome.RETRIABLE, List.of(1)));

        assertThat(resume()).isEmpty();
        assertThat(message.open()).containsExactly(2, 3);
    }

    @Test
    void a_refusal_written_twice_does_not_settle_the_attempt_between() {
        message.attempt(1);
        SpecificRecord first = attempted(message, 1);
        SpecificRecord refused = concluded(message, SubmitOutcome.RETRIABLE, List.of(1));
        message.addResult(OutboundMessages.result(message, 1, SubmitOutcome.RETRIABLE));
        message.attempt(1);
        given(first, refused, attempted(message, 1), refused);

        assertThat(log.take(message)).extracting(AttemptLog.Progress::unsettled).isEqualTo(Set.of(1));
    }

    @Test
    void it_knows_where_the_first_word_of_a_message_stands_and_how_often_it_was_tried() {
        message.attempt(1);
        given(concluded(message, SubmitOutcome.REJECTED, List.of(3)));
        given(attempted(message, 1), concluded(message, SubmitOutcome.RETRIABLE, List.of(1)));
        message.addResult(OutboundMessages.result(message, 1, SubmitOutcome.RETRIABLE));
        message.attempt(1);
        given(attempted(message, 1));

        AttemptLog.Progress progress = Objects.requireNonNull(log.take(message));
        assertThat(progress.firstOffset()).isEqualTo(10);
        assertThat(progress.attempts()).isEqualTo(2);
    }

    @Test
    void what_is_no_attempt_has_no_place_there() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.read(1, OutboundMessages.request(1, SLOW, "Hello")))
                .withMessageContaining("SmsSubmitRequested");
    }

    private void given(SpecificRecord... records) {
        for (SpecificRecord each : records) {
            log.read(offset++, each);
        }
    }

    private List<Integer> resume() {
        return message.resume(Objects.requireNonNull(log.take(message)));
    }
}

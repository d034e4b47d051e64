package io.onbehalf.conversation.carrier.outbound;

import static io.onbehalf.conversation.carrier.outbound.OutboundMessages.SLOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutboundMessageTest {

    @Test
    void it_has_as_many_SMS_to_submit_as_its_text_takes() {
        assertThat(OutboundMessages.message(1, SLOW, 1).open()).containsExactly(1);
        assertThat(OutboundMessages.message(1, SLOW, 3).open()).containsExactly(1, 2, 3);
    }

    @Test
    void an_attempt_takes_the_next_SMS_and_at_most_so_many() {
        OutboundMessage message = OutboundMessages.message(1, SLOW, 3);

        assertThat(message.attempt(2)).containsExactly(1, 2);
        assertThat(message.open()).containsExactly(3);
        assertThat(message.attempts()).isEqualTo(1);
        assertThat(message.isWaiting()).isFalse();
    }

    @Test
    void the_results_of_an_attempt_come_together() {
        OutboundMessage message = OutboundMessages.message(1, SLOW, 2);
        message.attempt(2);
        SegmentResult second = OutboundMessages.result(message, 2, SubmitOutcome.REJECTED);
        SegmentResult first = OutboundMessages.result(message, 1, SubmitOutcome.ACCEPTED);

        assertThat(message.addResult(second)).isEmpty();
        assertThat(message.isDone()).isFalse();
        assertThat(message.addResult(first)).containsExactly(second, first);
        assertThat(message.isDone()).isTrue();
    }

    @Test
    void only_what_was_refused_for_now_is_submitted_again() {
        OutboundMessage message = OutboundMessages.message(1, SLOW, 4);
        message.attempt(4);
        message.addResult(OutboundMessages.result(message, 1, SubmitOutcome.ACCEPTED));
        message.addResult(OutboundMessages.result(message, 2, SubmitOutcome.RETRIABLE));
        message.addResult(OutboundMessages.result(message, 3, SubmitOutcome.REJECTED));
        assertThat(message.addResult(OutboundMessages.result(message, 4, SubmitOutcome.OUTCOME_UNKNOWN)))
                .hasSize(4);

        assertThat(message.isWaiting()).isTrue();
        assertThat(message.attempt(10)).containsExactly(2);
        assertThat(message.attempts()).isEqualTo(2);
    }

    @Test
    void what_is_given_up_is_only_what_was_not_submitted() {
        OutboundMessage message = OutboundMessages.message(1, SLOW, 3);
        message.attempt(1);

        assertThat(message.abandon()).containsExactly(2, 3);
        assertThat(message.isDone()).isFalse();
        assertThat(message.addResult(OutboundMessages.result(message, 1, SubmitOutcome.ACCEPTED))).hasSize(1);
        assertThat(message.isDone()).isTrue();
    }

    @Test
    void one_that_another_instance_began_goes_on_with_the_next_attempt() {
        OutboundMessage message = OutboundMessages.message(1, SLOW, 3);

        assertThat(message.resume(new AttemptLog.Progress(4, 17, Set.of(1), Set.of(2), null, false)))
                .containsExactly(2);
        assertThat(message.attempt(10)).containsExactly(3);
        assertThat(message.attempts()).isEqualTo(5);
        assertThat(List.of(message.partition(), (int) message.offset())).containsExactly(3, 1);
    }
}

package io.onbehalf.conversation.carrier;

import static io.onbehalf.conversation.carrier.Outgoing.FAST;
import static io.onbehalf.conversation.carrier.Outgoing.SLOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutboxTest {

    private static final long START = 40;
    private static final long ATTEMPTS = 100;

    private final AttemptLog log = new AttemptLog();
    private final Outbox outbox = outbox(START);

    @Test
    void a_number_that_waits_does_not_hold_up_another() {
        OutboundMessage first = add(40, SLOW);
        add(41, SLOW);
        OutboundMessage other = add(42, FAST);
        submit(first);

        assertThat(next(SLOW)).isNull();
        assertThat(next(FAST)).isSameAs(other);
    }

    @Test
    void the_committed_offset_stays_at_the_oldest_that_is_not_done() {
        OutboundMessage oldest = add(40, SLOW);
        OutboundMessage done = add(41, FAST);
        add(42, FAST);

        outbox.remove(done);
        assertThat(outbox.committable()).isEqualTo(40);
        outbox.remove(oldest);
        assertThat(outbox.committable()).isEqualTo(42);
    }

    @Test
    void where_all_is_done_the_committed_offset_is_the_next() {
        assertThat(outbox.committable()).isEqualTo(START);

        outbox.remove(add(40, SLOW));
        assertThat(outbox.committable()).isEqualTo(41);
        outbox.skip(41);
        assertThat(outbox.committable()).isEqualTo(42);
    }

    @Test
    void what_was_done_before_is_not_taken_in_again() {
        OutboundMessage message = Outgoing.message(40, SLOW, 1);
        log.read(90, Outgoing.attempted(message, 1));
        log.read(91, Outgoing.settled(message, SubmitOutcome.ACCEPTED, List.of(1)));

        assertThat(outbox.add(message, 0)).isEmpty();
        assertThat(outbox.size()).isZero();
        assertThat(outbox.committable()).isEqualTo(41);
    }

    @Test
    void what_may_have_left_is_told_and_not_taken_in_again() {
        OutboundMessage message = Outgoing.message(40, SLOW, 2);
        log.read(90, Outgoing.attempted(message, 1, 2));

        assertThat(outbox.add(message, 0)).containsExactlyInAnyOrder(1, 2);
        assertThat(outbox.size()).isZero();
    }

    @Test
    void the_rest_of_a_message_is_still_to_be_submitted() {
        OutboundMessage message = Outgoing.message(40, SLOW, 3);
        log.read(90, Outgoing.attempted(message, 1));

        assertThat(outbox.add(message, 0)).containsExactly(1);
        assertThat(message.open()).containsExactly(2, 3);
        assertThat(outbox.lanes()).extracting(Lane::oldestWaiting).containsExactly(message);
    }

    @Test
    void attempts_are_needed_from_the_first_of_what_is_not_done() {
        OutboundMessage message = Outgoing.message(40, SLOW, 2);
        log.read(90, Outgoing.attempted(message, 1));
        log.read(91, Outgoing.settled(message, SubmitOutcome.RETRIABLE, List.of(1)));
        outbox.add(message, 0);

        assertThat(outbox.attemptsNeededFrom()).isEqualTo(90);
        outbox.remove(message);
        assertThat(outbox.attemptsNeededFrom()).isEqualTo(ATTEMPTS);
    }

    @Test
    void where_all_is_done_no_attempt_is_needed() {
        OutboundMessage message = add(40, SLOW);
        outbox.attemptsReach(100);
        assertThat(outbox.attemptsNeededFrom()).isEqualTo(100);

        outbox.remove(message);
        outbox.attemptsReach(101);
        assertThat(outbox.attemptsNeededFrom()).isEqualTo(102);
    }

    @Test
    void attempts_of_what_is_done_are_needed_while_something_before_it_is_not() {
        OutboundMessage waits = add(40, SLOW);
        OutboundMessage done = add(41, FAST);
        outbox.attemptsReach(100);
        outbox.remove(done);
        outbox.attemptsReach(101);

        assertThat(outbox.committable()).isEqualTo(40);
        assertThat(outbox.attemptsNeededFrom()).isEqualTo(100);

        outbox.remove(waits);
        assertThat(outbox.attemptsNeededFrom()).isEqualTo(102);
    }

    @Test
    void what_an_earlier_owner_did_is_needed_while_something_before_it_is_not_done() {
        OutboundMessage done = Outgoing.message(41, FAST, 1);
        log.read(90, Outgoing.settled(done, SubmitOutcome.REJECTED, List.of(1)));
        add(40, SLOW);
        outbox.add(done, 0);

        assertThat(outbox.attemptsNeededFrom()).isEqualTo(90);
    }

    @Test
    void all_attempts_are_needed_until_what_an_earlier_owner_attempted_is_read_again() {
        Outbox taken = outbox(42);
        taken.add(Outgoing.message(40, SLOW, 1), 0);
        assertThat(taken.attemptsNeededFrom()).isEqualTo(80);

        taken.add(Outgoing.message(41, SLOW, 1), 0);
        assertThat(taken.attemptsNeededFrom()).isEqualTo(ATTEMPTS);
    }

    @Test
    void what_was_read_again_stays_although_its_forerunner_is_done() {
        OutboundMessage forerunner = Outgoing.message(40, SLOW, 1);
        OutboundMessage message = add(40, SLOW);
        outbox.remove(forerunner);

        assertThat(outbox.holds(forerunner)).isFalse();
        assertThat(outbox.holds(message)).isTrue();
        assertThat(outbox.size()).isEqualTo(1);
        assertThat(next(SLOW)).isSameAs(message);
    }

    private Outbox outbox(long earlierEnd) {
        return new Outbox(
                log,
                number -> number.equals(SLOW) ? 1 : Double.POSITIVE_INFINITY,
                new Outbox.Stretch(START, earlierEnd),
                new Outbox.Stretch(80, ATTEMPTS));
    }

    private OutboundMessage add(long offset, String number) {
        OutboundMessage message = Outgoing.message(offset, number, 1);
        outbox.add(message, 0);
        return message;
    }

    private @Nullable OutboundMessage next(String number) {
        return lane(number).next(0);
    }

    private void submit(OutboundMessage message) {
        lane(message.number()).took(message.attempt(1).size());
    }

    private Lane lane(String number) {
        return Objects.requireNonNull(outbox.laneOf(Outgoing.message(0, number, 1)));
    }
}

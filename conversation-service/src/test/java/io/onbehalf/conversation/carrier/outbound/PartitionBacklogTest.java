package io.onbehalf.conversation.carrier.outbound;

import static io.onbehalf.conversation.carrier.outbound.OutboundMessages.FAST;
import static io.onbehalf.conversation.carrier.outbound.OutboundMessages.SLOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.outbound.PartitionBacklog.OffsetRange;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PartitionBacklogTest {

    private static final long START = 40;
    private static final long ATTEMPTS = 100;

    private final AttemptLog log = new AttemptLog();
    private final PartitionBacklog backlog = backlog(START);

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

        backlog.remove(done);
        assertThat(backlog.committableOffset()).isEqualTo(40);
        backlog.remove(oldest);
        assertThat(backlog.committableOffset()).isEqualTo(42);
    }

    @Test
    void where_all_is_done_the_committed_offset_is_the_next() {
        assertThat(backlog.committableOffset()).isEqualTo(START);

        backlog.remove(add(40, SLOW));
        assertThat(backlog.committableOffset()).isEqualTo(41);
        backlog.skip(41);
        assertThat(backlog.committableOffset()).isEqualTo(42);
    }

    @Test
    void what_was_done_before_is_not_taken_in_again() {
        OutboundMessage message = OutboundMessages.message(40, SLOW, 1);
        log.read(90, OutboundMessages.attempted(message, 1));
        log.read(91, OutboundMessages.concluded(message, SubmitOutcome.ACCEPTED, List.of(1)));

        assertThat(backlog.add(message, 0)).isEmpty();
        assertThat(backlog.size()).isZero();
        assertThat(backlog.committableOffset()).isEqualTo(41);
    }

    @Test
    void what_may_have_left_is_told_and_not_taken_in_again() {
        OutboundMessage message = OutboundMessages.message(40, SLOW, 2);
        log.read(90, OutboundMessages.attempted(message, 1, 2));

        assertThat(backlog.add(message, 0)).containsExactlyInAnyOrder(1, 2);
        assertThat(backlog.size()).isZero();
    }

    @Test
    void the_rest_of_a_message_is_still_to_be_submitted() {
        OutboundMessage message = OutboundMessages.message(40, SLOW, 3);
        log.read(90, OutboundMessages.attempted(message, 1));

        assertThat(backlog.add(message, 0)).containsExactly(1);
        assertThat(message.open()).containsExactly(2, 3);
        assertThat(backlog.numbers()).extracting(NumberBacklog::oldestWaiting).containsExactly(message);
    }

    @Test
    void attempts_are_needed_from_the_first_of_what_is_not_done() {
        OutboundMessage message = OutboundMessages.message(40, SLOW, 2);
        log.read(90, OutboundMessages.attempted(message, 1));
        log.read(91, OutboundMessages.concluded(message, SubmitOutcome.RETRIABLE, List.of(1)));
        backlog.add(message, 0);

        assertThat(backlog.attemptsNeededFrom()).isEqualTo(90);
        backlog.remove(message);
        assertThat(backlog.attemptsNeededFrom()).isEqualTo(ATTEMPTS);
    }

    @Test
    void where_all_is_done_no_attempt_is_needed() {
        OutboundMessage message = add(40, SLOW);
        backlog.onAttemptsWritten(100);
        assertThat(backlog.attemptsNeededFrom()).isEqualTo(100);

        backlog.remove(message);
        backlog.onAttemptsWritten(101);
        assertThat(backlog.attemptsNeededFrom()).isEqualTo(102);
    }

    @Test
    void attempts_of_what_is_done_are_needed_while_something_before_it_is_not() {
        OutboundMessage waits = add(40, SLOW);
        OutboundMessage done = add(41, FAST);
        backlog.onAttemptsWritten(100);
        backlog.remove(done);
        backlog.onAttemptsWritten(101);

        assertThat(backlog.committableOffset()).isEqualTo(40);
        assertThat(backlog.attemptsNeededFrom()).isEqualTo(100);

        backlog.remove(waits);
        assertThat(backlog.attemptsNeededFrom()).isEqualTo(102);
    }

    @Test
    void behind_one_that_waits_not_every_message_s_place_is_remembered() {
        OutboundMessage waits = add(40, SLOW);
        for (int offset = 41; offset < 10_041; offset++) {
            backlog.remove(add(offset, FAST));
            backlog.onAttemptsWritten(ATTEMPTS + offset);
        }

        assertThat(backlog.attemptsRemembered()).isLessThan(15);
        assertThat(backlog.attemptsNeededFrom()).isEqualTo(ATTEMPTS);
        OutboundMessage last = add(10_041, SLOW);
        backlog.remove(waits);
        assertThat(backlog.attemptsNeededFrom()).isBetween(ATTEMPTS + 9_000L, ATTEMPTS + 10_041L);
        backlog.remove(last);
        assertThat(backlog.attemptsNeededFrom()).isEqualTo(ATTEMPTS + 10_041L);
    }

    @Test
    void what_an_earlier_owner_did_is_needed_while_something_before_it_is_not_done() {
        PartitionBacklog taken = backlog(42);
        OutboundMessage done = OutboundMessages.message(41, FAST, 1);
        log.read(90, OutboundMessages.concluded(done, SubmitOutcome.REJECTED, List.of(1)));
        taken.add(OutboundMessages.message(40, SLOW, 1), 0);
        taken.add(done, 0);

        assertThat(taken.attemptsNeededFrom()).isEqualTo(90);
    }

    @Test
    void all_attempts_are_needed_until_what_an_earlier_owner_attempted_is_read_again() {
        PartitionBacklog taken = backlog(42);
        taken.add(OutboundMessages.message(40, SLOW, 1), 0);
        assertThat(taken.attemptsNeededFrom()).isEqualTo(80);

        taken.add(OutboundMessages.message(41, SLOW, 1), 0);
        assertThat(taken.attemptsNeededFrom()).isEqualTo(ATTEMPTS);
    }

    @Test
    void what_was_read_again_stays_although_its_forerunner_is_done() {
        OutboundMessage forerunner = OutboundMessages.message(40, SLOW, 1);
        OutboundMessage message = add(40, SLOW);
        backlog.remove(forerunner);

        assertThat(backlog.holds(forerunner)).isFalse();
        assertThat(backlog.holds(message)).isTrue();
        assertThat(backlog.size()).isEqualTo(1);
        assertThat(next(SLOW)).isSameAs(message);
    }

    @Test
    void the_attempts_of_a_message_are_forgotten_once_it_is_read() {
        PartitionBacklog taken = backlog(43);
        for (int offset = 40; offset < 43; offset++) {
            OutboundMessage done = OutboundMessages.message(offset, FAST, 1);
            log.read(50 + offset, OutboundMessages.concluded(done, SubmitOutcome.ACCEPTED, List.of(1)));
        }
        taken.add(OutboundMessages.message(40, FAST, 1), 0);

        assertThat(log.size()).isEqualTo(2);
    }

    @Test
    void behind_what_an_earlier_owner_read_no_attempt_is_remembered() {
        PartitionBacklog taken = backlog(42);
        OutboundMessage lost = OutboundMessages.message(7, FAST, 1);
        log.read(85, OutboundMessages.concluded(lost, SubmitOutcome.ACCEPTED, List.of(1)));
        taken.add(OutboundMessages.message(40, FAST, 1), 0);
        assertThat(log.size()).isEqualTo(1);

        taken.skip(41);
        assertThat(log.size()).isZero();
    }

    private PartitionBacklog backlog(long earlierEnd) {
        return new PartitionBacklog(
                log,
                number -> number.equals(SLOW) ? 1 : Double.POSITIVE_INFINITY,
                new OffsetRange(START, earlierEnd),
                new OffsetRange(80, ATTEMPTS));
    }

    private OutboundMessage add(long offset, String number) {
        OutboundMessage message = OutboundMessages.message(offset, number, 1);
        backlog.add(message, 0);
        return message;
    }

    private @Nullable OutboundMessage next(String number) {
        return number(number).next(0);
    }

    private void submit(OutboundMessage message) {
        number(message.number()).take(message.attempt(1).size());
    }

    private NumberBacklog number(String number) {
        return Objects.requireNonNull(backlog.numberOf(OutboundMessages.message(0, number, 1)));
    }
}

package io.onbehalf.conversation.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AttemptsTest {

    private static final List<String> NUMBERS = List.of("+13175550101", "+13175550102", "+13175550103");

    private final Outbox.Boxes boxes = new Outbox.Boxes();
    private final SmppLink link = mock();
    private final Attempts attempts = new Attempts(boxes, new SmppLinks(List.of(link)));

    AttemptsTest() {
        when(link.account()).thenReturn(Settings.account(2775, 10));
        Outbox outbox =
                new Outbox(
                        new AttemptLog(),
                        _ -> Double.POSITIVE_INFINITY,
                        new Outbox.Stretch(0, 0),
                        new Outbox.Stretch(0, 0));
        boxes.put(0, outbox);
        for (int i = 0; i < 9; i++) {
            outbox.add(Outgoing.message(i, NUMBERS.get(i / 3), 1), 0);
        }
    }

    @Test
    void with_room_for_one_at_a_time_the_numbers_take_turns() {
        when(link.credit()).thenReturn(1);

        List<String> senders = IntStream.range(0, 6).mapToObj(_ -> chosen().getFirst()).toList();
        assertThat(senders.subList(0, 3)).containsExactlyInAnyOrderElementsOf(NUMBERS);
        assertThat(senders.subList(3, 6)).isEqualTo(senders.subList(0, 3));
    }

    @Test
    void with_more_room_than_numbers_each_gets_as_much_as_the_others() {
        when(link.credit()).thenReturn(6);

        assertThat(chosen())
                .hasSize(6)
                .hasSameElementsAs(NUMBERS)
                .satisfies(all ->
                        NUMBERS.forEach(number -> assertThat(all).filteredOn(number::equals).hasSize(2)));
    }

    @Test
    void without_room_none_is_chosen() {
        when(link.credit()).thenReturn(0);

        assertThat(chosen()).isEmpty();
    }

    private List<String> chosen() {
        Turn turn = new Turn();
        attempts.choose(turn);
        return turn.attempts().stream().map(attempt -> attempt.message().number()).toList();
    }
}

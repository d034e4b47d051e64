package io.onbehalf.kit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.position.Position;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PositionTest {

    private final PrefixedStore rows = new PrefixedStore(TestStores.inMemory(new MockProcessorContext<>()));
    private final Position position = new Position("lists", "amy", "t1", 17);

    @Test
    void positions_are_read_back_from_their_text() {
        List<Position> positions =
                List.of(
                        position,
                        Position.ofWrapup(new ThreadId("t1"), new ParticipantId("p1"), 2),
                        Position.ofMember(new QueueId("q1"), new UserId("amy")));

        assertThat(Position.parse(Position.format(positions))).isEqualTo(positions);
    }

    @Test
    void a_user_s_id_may_have_what_positions_are_separated_by() {
        List<Position> positions = List.of(new Position("lists", "a,b/c=1 é\n", "t1", 17), position);

        assertThat(Position.format(positions)).matches("[ -~]+");
        assertThat(Position.parse(Position.format(positions))).isEqualTo(positions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "lists", "lists/amy=1", "lists/amy/t1", "lists/amy/t1=", "lists/amy/t1=x", "a,b"})
    void another_text_is_no_position(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Position.parse(text));
    }

    @Test
    void a_position_is_applied_from_its_sequence_on() {
        assertThat(rows.hasApplied(position)).isFalse();

        rows.put(PrefixedStore.SEEN, Position.row("amy", "t1"), 16L, Long.class);
        assertThat(rows.hasApplied(position)).isFalse();

        rows.put(PrefixedStore.SEEN, Position.row("amy", "t1"), 17L, Long.class);
        assertThat(rows.hasApplied(position)).isTrue();
    }

    @Test
    void only_a_membership_names_its_member() {
        assertThat(Position.ofMember(new QueueId("q1"), new UserId("amy")).member())
                .contains(new UserId("amy"));
        assertThat(position.member()).isEmpty();
    }
}

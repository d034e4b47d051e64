package io.onbehalf.kit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.onbehalf.kit.domain.state.NewerRow;
import io.onbehalf.kit.domain.state.StateVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StateCodecTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");

    record LampId(String value) {}

    enum Colour {
        RED,
        GREEN
    }

    sealed interface Lamp {

        record Off() implements Lamp {}

        record On(LampId id, Instant since, Colour colour, @Nullable String note) implements Lamp {}
    }

    @StateVersion(2)
    record Shelf(String name, int boards) {}

    /// The shelf as an earlier version knows it.
    record OldShelf(String name) {}

    @StateVersion(3)
    record NewShelf(String name, int boards, @Nullable String wood) {}

    record Room(Map<String, Lamp> lamps, List<Lamp> spare) {}

    /// The lamp of a later version.
    sealed interface Later {

        record Off(@Nullable String reason) implements Later {}

        record On(
                LampId id,
                Instant since,
                Colour colour,
                int watts,
                boolean dimmed,
                @Nullable String owner,
                Optional<String> room)
                implements Later {}
    }

    @Test
    void a_state_comes_back_as_the_type_that_it_was() {
        for (Lamp lamp : List.of(new Lamp.Off(), on())) {
            assertThat(StateCodec.read(StateCodec.write(lamp, Lamp.class), Lamp.class)).isEqualTo(lamp);
        }
    }

    @Test
    void a_time_comes_back_to_the_nanosecond_from_whatever_year() {
        for (Instant time :
                List.of(
                        NOON,
                        Instant.EPOCH,
                        NOON.plusNanos(1),
                        Instant.EPOCH.minusNanos(1),
                        Instant.MAX,
                        Instant.MIN)) {
            var lamp = new Lamp.On(new LampId("a"), time, Colour.RED, null);

            assertThat(StateCodec.read(StateCodec.write(lamp, Lamp.class), Lamp.class)).isEqualTo(lamp);
        }
    }

    @Test
    void states_inside_of_others_keep_their_types() {
        var room = new Room(Map.of("desk", on(), "door", new Lamp.Off()), List.of(new Lamp.Off(), on()));

        assertThat(StateCodec.read(StateCodec.write(room, Room.class), Room.class)).isEqualTo(room);
    }

    @Test
    void what_was_written_before_a_field_was_added_stays_readable() {
        byte[] old = StateCodec.write(on(), Lamp.class);

        assertThat(StateCodec.read(old, Later.class))
                .isEqualTo(
                        new Later.On(new LampId("a"), NOON, Colour.GREEN, 0, false, null, Optional.empty()));
        assertThat(StateCodec.read(StateCodec.write(new Lamp.Off(), Lamp.class), Later.class))
                .isEqualTo(new Later.Off(null));
    }

    @Test
    void a_version_without_the_field_reads_over_it() {
        var later = new Later.On(new LampId("a"), NOON, Colour.GREEN, 60, true, "ada", Optional.of("hall"));

        assertThat(StateCodec.read(StateCodec.write(later, Later.class), Lamp.class))
                .isEqualTo(new Lamp.On(new LampId("a"), NOON, Colour.GREEN, null));
    }

    @Test
    void a_row_of_a_newer_version_is_not_read_so_that_it_is_not_written_without_what_is_new() {
        byte[] row = StateCodec.write(new NewShelf("books", 5, "oak"), NewShelf.class);

        assertThatExceptionOfType(NewerRow.class)
                .isThrownBy(() -> StateCodec.read(row, Shelf.class))
                .withMessage("state Shelf: is of version 3, this build knows 2");
        assertThatExceptionOfType(NewerRow.class)
                .isThrownBy(() -> StateCodec.read(row, OldShelf.class))
                .withMessage("state OldShelf: is of version 3, this build knows 1");
    }

    @Test
    void a_row_of_an_older_version_and_one_without_a_version_are_read() {
        assertThat(StateCodec.read(StateCodec.write(new Shelf("books", 5), Shelf.class), NewShelf.class))
                .isEqualTo(new NewShelf("books", 5, null));
        assertThat(StateCodec.read(StateCodec.write(new OldShelf("books"), OldShelf.class), Shelf.class))
                .isEqualTo(new Shelf("books", 0));
        assertThat(StateCodec.write(new OldShelf("books"), OldShelf.class))
                .as("no octet more than before")
                .startsWith(0xbf);
    }

    @Test
    void half_a_character_costs_that_character_and_not_the_state() {
        var lamp =
                new Lamp.On(
                        new LampId("a\ud83d"),
                        NOON,
                        Colour.RED,
                        "\ude00 long " + "x".repeat(100_000) + "\ud83d");

        assertThat(StateCodec.read(StateCodec.write(lamp, Lamp.class), Lamp.class))
                .isEqualTo(
                        new Lamp.On(
                                new LampId("a\uFFFD"),
                                NOON,
                                Colour.RED,
                                "\uFFFD long " + "x".repeat(100_000) + "\uFFFD"));
    }

    @Test
    void nothing_is_nothing() {
        assertThat(StateCodec.read(null, Lamp.class)).isNull();
    }

    private static Lamp.On on() {
        return new Lamp.On(new LampId("a"), NOON, Colour.GREEN, "bright");
    }
}

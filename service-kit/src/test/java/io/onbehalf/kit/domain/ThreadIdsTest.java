package io.onbehalf.kit.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.longs;

import io.onbehalf.kit.domain.ThreadIds.Kind;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.core.Gen;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThreadIdsTest {

    private static final String THREAD = "0123456789abcdef0123";
    private static final long LAST_COUNTER = (1L << 38) - 1;

    @Test
    void an_id_tells_its_thread_and_its_kind() {
        qt().withExamples(1_000)
                .forAll(threads(), kinds(), counters())
                .check((thread, kind, counter) -> {
                    String id = ThreadIds.of(thread, kind, counter);
                    return ThreadIds.threadOf(id).orElseThrow().equals(thread)
                            && ThreadIds.threadOf(id, kind).orElseThrow().equals(thread);
                });
    }

    @Test
    void an_id_tells_its_place_among_the_thread_s_ids() {
        qt().withExamples(1_000)
                .forAll(threads(), kinds(), counters())
                .check((thread, kind, counter) ->
                        ThreadIds.counterOf(ThreadIds.of(thread, kind, counter), kind).orElseThrow()
                                == counter);
    }

    @Test
    void an_id_is_a_uuid_of_version_8() {
        qt().withExamples(1_000)
                .forAll(threads(), kinds(), counters())
                .check((thread, kind, counter) -> {
                    var uuid = UUID.fromString(ThreadIds.of(thread, kind, counter));
                    return uuid.version() == 8 && uuid.variant() == 2;
                });
    }

    @Test
    void two_things_of_a_thread_have_different_ids() {
        qt().withExamples(1_000)
                .forAll(threads(), counters(), counters())
                .assuming((_, one, other) -> !one.equals(other))
                .check((thread, one, other) -> {
                    String id = ThreadIds.of(thread, Kind.MESSAGE, one);
                    return !id.equals(ThreadIds.of(thread, Kind.MESSAGE, other))
                            && !id.equals(ThreadIds.of(thread, Kind.PARTICIPANT, one));
                });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void an_id_of_one_kind_is_no_id_of_another(Kind kind) {
        String id = ThreadIds.of(THREAD, kind, 1);

        for (Kind asked : Kind.values()) {
            assertThat(ThreadIds.threadOf(id, asked).isPresent()).isEqualTo(asked == kind);
            assertThat(ThreadIds.counterOf(id, asked).isPresent()).isEqualTo(asked == kind);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no uuid at all",
                "0a0c3e00-0000-4000-8000-000000000001",
                "01234567-89ab-8def-c123-456789abcdef",
                "01234567-89ab-8def-0123-456789abcdef",
                "01234567-89ab-8zzz-8123-456789abcdef",
                "0123456789ab8def8123456789abcdef",
                "01234567-89ab-8def-8123-456789abcdef ",
                "{1234567-89ab-8def-8123-456789abcdef",
                "+1234567-89ab-8def-8123-456789abcdef",
                "012345678-9ab-8def-8123-456789abcdef"
            })
    void what_is_no_such_id_has_no_thread(String foreign) {
        assertThat(ThreadIds.threadOf(foreign)).isEmpty();
        assertThat(ThreadIds.threadOf(foreign, Kind.CONVERSATION)).isEmpty();
        assertThat(ThreadIds.counterOf(foreign, Kind.CONVERSATION)).isEmpty();
    }

    @Test
    void a_thread_has_20_hex_digits_and_a_counter_that_fits() {
        assertThat(ThreadIds.threadOf(ThreadIds.of(THREAD, Kind.MESSAGE, LAST_COUNTER))).contains(THREAD);
        for (long counter : new long[] {0, -1, LAST_COUNTER + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ThreadIds.of(THREAD, Kind.MESSAGE, counter))
                    .withMessage("thread %s: no id number %d", THREAD, counter);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThreadIds.of(THREAD + "0", Kind.MESSAGE, 1))
                .withMessageContaining(THREAD + "0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThreadIds.of("0123456789abcdefghij", Kind.MESSAGE, 1));
    }

    private static Gen<String> threads() {
        Gen<Long> halves = longs().between(0, (1L << 40) - 1);
        return halves.zip(halves, "%010x%010x"::formatted);
    }

    private static Gen<Kind> kinds() {
        return arbitrary().enumValues(Kind.class);
    }

    private static Gen<Long> counters() {
        return longs().between(1, LAST_COUNTER);
    }
}

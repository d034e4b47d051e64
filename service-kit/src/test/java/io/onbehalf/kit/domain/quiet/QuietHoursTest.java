package io.onbehalf.kit.domain.quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuietHoursTest {

    private static final QuietHours NIGHT = new QuietHours("21:00", "08:00");
    private static final QuietHours SIESTA = new QuietHours("13:00", "15:00");

    private static final List<ZoneId> ZONES =
            zones("America/New_York", "Europe/Madrid", "Asia/Kolkata", "Australia/Lord_Howe", "Asia/Tokyo");

    @ParameterizedTest
    @CsvSource({
        "20:59, 20:59",
        "21:00, 08:00",
        "23:59, 08:00",
        "00:00, 08:00",
        "07:59, 08:00",
        "08:00, 08:00"
    })
    void the_night_ends_in_the_morning(LocalTime now, LocalTime allowed) {
        Instant moment = Instant.parse("2026-01-02T00:00:00Z").plus(sinceMidnight(now));
        Instant from = NIGHT.allowedFrom(moment, zones("UTC")).orElseThrow();

        assertThat(from.atZone(ZoneId.of("UTC")).toLocalTime()).isEqualTo(allowed);
        assertThat(Duration.between(moment, from)).isBetween(Duration.ZERO, Duration.ofHours(11));
    }

    @ParameterizedTest
    @CsvSource({"12:59, 12:59", "13:00, 15:00", "14:59, 15:00", "15:00, 15:00", "23:00, 23:00"})
    void hours_of_one_day_end_on_it(LocalTime now, LocalTime allowed) {
        Instant midnight = Instant.parse("2026-01-02T00:00:00Z");

        assertThat(SIESTA.allowedFrom(midnight.plus(sinceMidnight(now)), zones("UTC")))
                .contains(midnight.plus(sinceMidnight(allowed)));
    }

    @Test
    void the_clock_is_the_contact_s() {
        Instant moment = Instant.parse("2026-01-02T03:30:00Z");

        assertThat(NIGHT.allowedFrom(moment, zones("America/New_York")))
                .contains(Instant.parse("2026-01-02T13:00:00Z"));
        assertThat(NIGHT.allowedFrom(moment, zones("Asia/Tokyo"))).contains(moment);
    }

    @Test
    void where_there_are_several_zones_all_must_be_awake() {
        Instant moment = Instant.parse("2026-01-02T14:00:00Z");

        assertThat(NIGHT.allowedFrom(moment, zones("America/New_York", "America/Los_Angeles")))
                .contains(Instant.parse("2026-01-02T16:00:00Z"));
        assertThat(
                        NIGHT.allowedFrom(
                                Instant.parse("2026-01-02T15:00:00Z"), zones("Europe/Moscow", "Asia/Tokyo")))
                .as("Tokyo sleeps until 23:00Z, Moscow from 18:00Z to 05:00Z")
                .contains(Instant.parse("2026-01-03T05:00:00Z"));
    }

    @Test
    void zones_that_are_never_awake_together_have_no_such_moment() {
        assertThat(
                        NIGHT.allowedFrom(
                                Instant.parse("2026-01-02T12:00:00Z"),
                                zones("America/New_York", "Asia/Kolkata", "Asia/Tokyo")))
                .isEmpty();
    }

    @Test
    void without_a_zone_it_is_never_quiet() {
        assertThat(NIGHT.allowedFrom(Instant.EPOCH, List.of())).contains(Instant.EPOCH);
    }

    @Test
    void a_night_in_which_the_clocks_are_set_is_as_long_as_it_is() {
        assertThat(NIGHT.allowedFrom(Instant.parse("2026-03-08T03:00:00Z"), zones("America/New_York")))
                .contains(Instant.parse("2026-03-08T12:00:00Z"));
        assertThat(NIGHT.allowedFrom(Instant.parse("2026-11-01T02:00:00Z"), zones("America/New_York")))
                .contains(Instant.parse("2026-11-01T13:00:00Z"));
        var small = new QuietHours("00:30", "01:30");
        assertThat(small.allowedFrom(Instant.parse("2026-11-01T06:10:00Z"), zones("America/New_York")))
                .as("the second time that it is ten past one")
                .contains(Instant.parse("2026-11-01T06:30:00Z"));
    }

    /// Any hours, any moment of two years, one or two zones.
    @Test
    void a_moment_is_allowed_exactly_when_it_is_quiet_nowhere_and_so_is_the_moment_that_is_named() {
        qt().forAll(
                        integers().between(0, 1439),
                        integers().between(1, 1439),
                        integers().between(0, 2 * 365 * 24 * 60),
                        integers().between(0, ZONES.size() * ZONES.size() - 1))
                .check((start, length, minute, pair) -> {
                    var hours = new QuietHours(time(start), time((start + length) % 1440));
                    Instant moment = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * minute);
                    List<ZoneId> zones =
                            List.of(ZONES.get(pair / ZONES.size()), ZONES.get(pair % ZONES.size()));
                    Optional<Instant> from = hours.allowedFrom(moment, zones);
                    boolean quiet = zones.stream().anyMatch(zone -> isQuiet(moment, zone, start, length));
                    return from.map(at ->
                                    at.equals(moment) == !quiet
                                            && !at.isBefore(moment)
                                            && zones.stream()
                                                    .noneMatch(zone -> isQuiet(at, zone, start, length)))
                            .orElse(quiet);
                });
    }

    /// In minutes, without the clock's own arithmetic.
    private static boolean isQuiet(Instant moment, ZoneId zone, int start, int length) {
        return Math.floorMod(moment.atZone(zone).toLocalTime().toSecondOfDay() / 60 - start, 1440) < length;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8:00", "24:00", "12:60", "21:00:00", "21:0", "noon", "２１:００"})
    void what_is_no_time_of_the_day_is_refused(String text) {
        assertThat(QuietHours.isTime(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new QuietHours(text, "08:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> new QuietHours("21:00", text));
    }

    @Test
    void hours_that_end_when_they_begin_are_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> new QuietHours("08:00", "08:00"));
    }

    private static Duration sinceMidnight(LocalTime time) {
        return Duration.ofSeconds(time.toSecondOfDay());
    }

    private static String time(int minute) {
        return LocalTime.ofSecondOfDay(60L * minute).toString();
    }

    private static List<ZoneId> zones(String... names) {
        return Stream.of(names).map(ZoneId::of).toList();
    }
}

package io.onbehalf.smsc.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IncidentsTest {

    @Test
    void something_goes_wrong_with_every_twenty_fifth_submit_of_several_habits_in_turn() {
        List<Optional<Habit>> incidents = incidents(SmscProfile.WIDE, 50);

        assertThat(incidents.get(24)).contains(Habit.THROTTLES);
        assertThat(incidents.get(49)).contains(Habit.NACKS);
        assertThat(incidents.stream().flatMap(Optional::stream)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = SmscProfile.class,
            names = {"USUAL", "UNTERMINATED"})
    void nothing_goes_wrong_with_an_account_without_such_a_habit(SmscProfile profile) {
        assertThat(incidents(profile, 100)).containsOnly(Optional.empty());
    }

    private static List<Optional<Habit>> incidents(SmscProfile profile, int submits) {
        Incidents incidents = new Incidents();
        return IntStream.range(0, submits).mapToObj(_ -> incidents.next(profile)).toList();
    }
}

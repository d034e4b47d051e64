package io.onbehalf.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FaultScheduleTest {

    private static final Duration LENGTH = Duration.ofMinutes(3);
    private static final int SEEDS = 200;

    @Test
    void the_same_seed_gives_the_same_schedule_and_another_seed_another() {
        assertThat(FaultSchedule.of(7, LENGTH)).isEqualTo(FaultSchedule.of(7, LENGTH));
        assertThat(FaultSchedule.of(7, LENGTH)).isNotEqualTo(FaultSchedule.of(8, LENGTH));
    }

    @Test
    void every_fault_is_over_before_the_end() {
        assertThat(all()).flatExtracting(FaultSchedule::faults).allMatch(fault -> fault.atMillis() >= 0);
        assertThat(all())
                .flatExtracting(FaultSchedule::faults)
                .allMatch(fault -> fault.overAtMillis() <= LENGTH.toMillis());
    }

    @Test
    void the_faults_come_in_their_order() {
        for (FaultSchedule schedule : all()) {
            assertThat(schedule.faults()).extracting(PlannedFault::atMillis).isSorted();
        }
    }

    @Test
    void no_two_that_exclude_each_other_come_at_once() {
        for (FaultSchedule schedule : all()) {
            List<PlannedFault> faults = schedule.faults();
            for (int i = 0; i < faults.size(); i++) {
                assertThat(faults.subList(i + 1, faults.size())).noneMatch(faults.get(i)::excludes);
            }
        }
    }

    @Test
    void one_instance_of_a_service_goes_on_and_nothing_else_fails_while_the_broker_is_away() {
        PlannedFault killed = new PlannedFault(FaultKind.KILL, "queue-service-1", 1_000, 2_000);
        PlannedFault other = new PlannedFault(FaultKind.STALL, "queue-service-2", 5_000, 2_000);
        PlannedFault later = new PlannedFault(FaultKind.STALL, "queue-service-2", 23_000, 2_000);
        PlannedFault broker = new PlannedFault(FaultKind.BROKER_RESTART, "broker", 5_000, 500);
        PlannedFault registry = new PlannedFault(FaultKind.REGISTRY_AWAY, "registry", 2_000, 5_000);

        assertThat(killed.excludes(other)).isTrue();
        assertThat(killed.excludes(later)).isFalse();
        assertThat(killed.excludes(broker)).isTrue();
        assertThat(killed.excludes(registry)).isFalse();
    }

    @Test
    void each_kind_comes_and_each_instance_fails() {
        Set<FaultKind> kinds =
                all().stream()
                        .flatMap(schedule -> schedule.faults().stream())
                        .map(PlannedFault::kind)
                        .collect(Collectors.toSet());
        Set<String> targets =
                all().stream()
                        .flatMap(schedule -> schedule.faults().stream())
                        .map(PlannedFault::target)
                        .collect(Collectors.toSet());

        assertThat(kinds).isEqualTo(EnumSet.allOf(FaultKind.class));
        assertThat(targets).containsAll(FaultTargets.INSTANCES);
    }

    @Test
    void a_disk_gets_full_of_each_instance_that_keeps_state_and_of_no_gateway() {
        assertThat(
                        all().stream()
                                .flatMap(schedule -> schedule.faults().stream())
                                .filter(fault -> fault.kind() == FaultKind.DISK_FULL)
                                .map(PlannedFault::target)
                                .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        FaultTargets.INSTANCES.stream()
                                .filter(instance -> !instance.startsWith("agent-gateway"))
                                .toList());
    }

    private static List<FaultSchedule> all() {
        return LongStream.range(0, SEEDS).mapToObj(seed -> FaultSchedule.of(seed, LENGTH)).toList();
    }
}

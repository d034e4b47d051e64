package io.onbehalf.kit.testing;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Timer;
import io.onbehalf.kit.clock.Alarm;
import io.onbehalf.kit.store.ExpiringEntries;
import io.onbehalf.kit.streams.StoreAlarm;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/// The rules for the packages of every module. An ArchitectureTest takes them over with `@ArchTest static
/// final ArchTests PACKAGES = ArchTests.in(PackageRules.class);`
public final class PackageRules {

    private static final int MOST_FILES = 20;

    @ArchTest
    static final ArchRule the_packages_form_no_circle =
            slices().matching("io.onbehalf.(**)").should().beFreeOfCycles();

    /// So every name and every tag is declared there.
    @ArchTest
    static final ArchRule meters_are_made_by_their_catalogue =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.onbehalf.kit.metrics", "io.onbehalf.kit.clients")
                    .should()
                    .callMethod(Counter.class, "builder", String.class)
                    .orShould()
                    .callMethod(Gauge.class, "builder", String.class, Supplier.class)
                    .orShould()
                    .dependOnClassesThat(
                            belongToAnyOf(
                                    Metrics.class, Timer.class, DistributionSummary.class, MultiGauge.class))
                    .orShould()
                    .callMethodWhere(
                            target(owner(assignableTo(MeterRegistry.class)))
                                    .and(target(nameMatching("counter|gauge.*|timer|summary|more"))))
                    .allowEmptyShould(true);

    /// One that ends the thread would end the process ([StoreAlarm]); [ExpiringEntries] reads keys alone.
    @ArchTest
    static final ArchRule what_a_clock_calls_sets_aside_the_rows_that_it_can_t_read =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(Alarm.class, StoreAlarm.class, ExpiringEntries.class)
                    .should()
                    .dependOnClassesThat(belongToAnyOf(Alarm.class))
                    .allowEmptyShould(true);

    private PackageRules() {}

    @ArchTest
    static void no_package_has_more_than_20_files(JavaClasses classes) {
        Map<String, SortedSet<String>> files =
                classes.stream()
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .collect(
                                groupingBy(
                                        JavaClass::getPackageName,
                                        mapping(PackageRules::file, toCollection(TreeSet::new))));

        assertThat(files)
                .isNotEmpty()
                .allSatisfy((name, found) -> assertThat(found).as(name).hasSizeLessThanOrEqualTo(MOST_FILES));
    }

    /// A nested class is in the file of the class around it.
    private static String file(JavaClass type) {
        return type.getEnclosingClass().map(PackageRules::file).orElse(type.getSimpleName());
    }
}

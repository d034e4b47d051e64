package io.onbehalf.kit.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// The packages of every service, and the dependencies between them. A service's ArchitectureTest takes them
/// over with `@ArchTest static final ArchTests SERVICE = ArchTests.in(ServiceArchitecture.class);` and
/// analyses its own classes.
public final class ServiceArchitecture {

    private static final String DOMAIN = "io.onbehalf.*.domain..";
    private static final String API = "io.onbehalf.*.api..";
    private static final String CONFIG = "io.onbehalf.*.config..";

    @ArchTest static final ArchTests PACKAGES = ArchTests.in(PackageRules.class);

    @ArchTest
    static final ArchRule the_domain_knows_only_java_and_the_kit_s_domain =
            classes()
                    .that()
                    .resideInAPackage(DOMAIN)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(DOMAIN, "java..", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule the_domain_has_no_clock_and_no_dice =
            noClasses()
                    .that()
                    .resideInAPackage(DOMAIN)
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .callMethod(Math.class, "random")
                    .orShould()
                    .dependOnClassesThat(
                            belongToAnyOf(
                                    Clock.class,
                                    InstantSource.class,
                                    Random.class,
                                    SecureRandom.class,
                                    ThreadLocalRandom.class));

    @ArchTest
    static final ArchRule the_topology_knows_no_web =
            noClasses()
                    .that()
                    .resideInAPackage("io.onbehalf.*.topology..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            API,
                            CONFIG,
                            "io.onbehalf.kit.web..",
                            "io.onbehalf.kit.requests..",
                            "org.springframework..",
                            "jakarta.servlet..");

    @ArchTest
    static final ArchRule the_directory_knows_no_web =
            noClasses()
                    .that()
                    .resideInAPackage("io.onbehalf.*.directory..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            API,
                            CONFIG,
                            "io.onbehalf.kit.web..",
                            "org.springframework.web..",
                            "jakarta.servlet..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_the_configuration_sees_everything =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(CONFIG)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(CONFIG);

    private ServiceArchitecture() {}
}

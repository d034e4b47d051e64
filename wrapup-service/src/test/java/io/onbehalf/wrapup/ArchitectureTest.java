package io.onbehalf.wrapup;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "io.onbehalf.wrapup", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_domain_knows_only_java =
            classes()
                    .that()
                    .resideInAPackage("..wrapup.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "..wrapup.domain..",
                            "io.onbehalf.kit.domain",
                            "java..",
                            "org.jspecify.annotations");

    @ArchTest
    static final ArchRule the_domain_has_no_clock_and_no_dice =
            noClasses()
                    .that()
                    .resideInAPackage("..wrapup.domain..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule the_topology_knows_nothing_of_http =
            noClasses()
                    .that()
                    .resideInAPackage("..wrapup.topology..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..wrapup.api..", "..wrapup.config..", "org.springframework..");

    @ArchTest
    static final ArchRule only_the_configuration_sees_all =
            noClasses()
                    .that()
                    .resideInAPackage("..wrapup.api..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..wrapup.config..");
}

package io.onbehalf.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "io.onbehalf.kit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_domain_knows_only_java =
            classes()
                    .that()
                    .resideInAPackage("..kit.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("..kit.domain..", "java..", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule the_domain_has_no_clock_and_no_dice =
            noClasses()
                    .that()
                    .resideInAPackage("..kit.domain..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule what_runs_in_a_topology_knows_nothing_of_http =
            noClasses()
                    .that()
                    .resideInAPackage("..kit.streams..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..kit.web..", "..kit.config..", "org.springframework..");

    @ArchTest
    static final ArchRule only_the_configuration_sees_all =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..kit.config..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..kit.config..");
}

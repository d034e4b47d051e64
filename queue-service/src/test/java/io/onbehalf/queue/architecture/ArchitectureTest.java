package io.onbehalf.queue.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "io.onbehalf.queue", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_domain_knows_only_java =
            classes()
                    .that()
                    .resideInAPackage("..queue.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "..queue.domain..",
                            "io.onbehalf.kit.domain",
                            "java..",
                            "org.jspecify.annotations");

    @ArchTest
    static final ArchRule the_domain_uses_no_clock_and_no_random_ids =
            noClasses()
                    .that()
                    .resideInAPackage("..domain..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule the_topology_does_not_depend_on_the_api_or_the_configuration =
            noClasses()
                    .that()
                    .resideInAPackage("..queue.topology..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..queue.api..", "..queue.config..");
}

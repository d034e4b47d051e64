package io.onbehalf.conversation.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "io.onbehalf.conversation", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_domain_knows_only_java =
            classes()
                    .that()
                    .resideInAPackage("..domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("..domain..", "java..", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule the_domain_has_no_clock_and_no_dice =
            noClasses()
                    .that()
                    .resideInAPackage("..domain..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule the_topology_knows_no_web =
            noClasses()
                    .that()
                    .resideInAPackage("..topology..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.onbehalf.conversation.api..",
                            "io.onbehalf.conversation.config..",
                            "org.springframework..");

    @ArchTest
    static final ArchRule only_the_configuration_sees_everything =
            noClasses()
                    .that()
                    .resideInAPackage("..api..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.onbehalf.conversation.config..");
}

package io.onbehalf.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.onbehalf.kit.testing.ServiceArchitecture;

@AnalyzeClasses(packages = "io.onbehalf.kit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /// The kit has the packages of a service, and keeps the same rules.
    @ArchTest static final ArchTests SERVICE = ArchTests.in(ServiceArchitecture.class);

    @ArchTest
    static final ArchRule what_runs_in_a_topology_knows_nothing_of_http =
            noClasses()
                    .that()
                    .resideInAnyPackage("..kit.streams..", "..kit.store..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..kit.web..", "..kit.config..", "org.springframework..");

    @ArchTest
    static final ArchRule what_controllers_use_knows_nothing_of_what_calls_them =
            noClasses()
                    .that()
                    .resideInAPackage("..kit.web")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..kit.web.errors", "..kit.web.security", "..kit.web.server");
}

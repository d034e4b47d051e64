package io.onbehalf.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.onbehalf.kit.testing.PackageRules;

@AnalyzeClasses(packages = "io.onbehalf.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests PACKAGES = ArchTests.in(PackageRules.class);

    @ArchTest
    static final ArchRule the_entrance_does_without_the_local_issuer =
            noClasses()
                    .that()
                    .resideInAPackage("io.onbehalf.gateway")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..gateway.local..");

    @ArchTest
    static final ArchRule only_the_local_issuer_issues_tokens =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..gateway.local..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.springframework.security.oauth2.server.authorization..");

    @ArchTest
    static final ArchRule the_gateway_owns_nothing_durable_and_decides_nothing =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..",
                            "org.springframework.kafka..",
                            "io.onbehalf.schemas..",
                            "io.onbehalf.kit.domain..",
                            "io.onbehalf.kit.store..",
                            "io.onbehalf.kit.streams..",
                            "io.onbehalf.kit.topology..",
                            "io.onbehalf.kit.query..",
                            "io.onbehalf.kit.requests..");
}

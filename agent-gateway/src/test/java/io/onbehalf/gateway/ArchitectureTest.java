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
    static final ArchRule only_the_feeds_know_Kafka =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..gateway.feeds..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule only_the_feeds_and_the_events_know_the_schemas =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..gateway.feeds..", "..gateway.events..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.onbehalf.schemas..");

    @ArchTest
    static final ArchRule the_gateway_has_no_state_of_its_own_and_decides_nothing =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka.streams..",
                            "io.onbehalf.kit.store..",
                            "io.onbehalf.kit.topology..",
                            "io.onbehalf.kit.query..",
                            "io.onbehalf.kit.requests..");
}

package io.onbehalf.conversation.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "io.onbehalf.conversation", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String DOMAIN = "io.onbehalf.conversation.domain";

    /// Each class with those nested in it.
    private static final SliceAssignment CLASSES_OF_THE_DOMAIN =
            new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    return type.getPackageName().startsWith(DOMAIN)
                            ? SliceIdentifier.of(type.getName().replaceFirst("\\$.*", ""))
                            : SliceIdentifier.ignore();
                }

                @Override
                public String getDescription() {
                    return "the classes of the domain";
                }
            };

    @ArchTest
    static final ArchRule the_domain_knows_only_java =
            classes()
                    .that()
                    .resideInAPackage("..domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("..domain..", "java..", "org.jspecify.annotations");

    /// Only the values know nobody. The state's rooms (consent, delivery, inbound) know no request and no
    /// event.
    @ArchTest
    static final ArchRule the_rooms_of_the_domain_are_layers =
            layeredArchitecture()
                    .consideringOnlyDependenciesInAnyPackage(DOMAIN + "..")
                    .layer("value")
                    .definedBy(DOMAIN + ".value")
                    .layer("consent")
                    .definedBy(DOMAIN + ".consent")
                    .layer("delivery")
                    .definedBy(DOMAIN + ".delivery")
                    .layer("inbound")
                    .definedBy(DOMAIN + ".inbound")
                    .layer("messages")
                    .definedBy(DOMAIN)
                    .layer("thread")
                    .definedBy(DOMAIN + ".thread")
                    .layer("view")
                    .definedBy(DOMAIN + ".view")
                    .whereLayer("value")
                    .mayNotAccessAnyLayer()
                    .whereLayer("consent")
                    .mayNotAccessAnyLayer()
                    .whereLayer("delivery")
                    .mayOnlyAccessLayers("value", "consent")
                    .whereLayer("inbound")
                    .mayOnlyAccessLayers("value", "delivery")
                    .whereLayer("messages")
                    .mayOnlyAccessLayers("value", "consent", "delivery", "inbound")
                    .whereLayer("thread")
                    .mayOnlyAccessLayers("value", "consent", "delivery", "inbound", "messages")
                    .whereLayer("view")
                    .mayOnlyAccessLayers("value", "consent", "delivery", "inbound", "messages");

    @ArchTest
    static final ArchRule the_classes_of_the_domain_form_no_circle =
            slices().assignedFrom(CLASSES_OF_THE_DOMAIN).should().beFreeOfCycles();

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

    @ArchTest
    static final ArchRule smpp_knows_only_the_protocol =
            classes()
                    .that()
                    .resideInAPackage("..carrier.smpp..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "..carrier.smpp..",
                            "org.jsmpp..",
                            "org.slf4j..",
                            "java..",
                            "javax.net.ssl..",
                            "org.jspecify.annotations");

    @ArchTest
    static final ArchRule the_carrier_knows_no_web_and_no_wiring =
            noClasses()
                    .that()
                    .resideInAPackage("..carrier..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.onbehalf.conversation.api..",
                            "io.onbehalf.conversation.config..",
                            "io.onbehalf.kit.web..",
                            "io.onbehalf.kit.config..",
                            "org.springframework..",
                            "jakarta..");

    @ArchTest
    static final ArchRule what_goes_out_knows_no_SMPP_library =
            noClasses()
                    .that()
                    .resideInAPackage("..carrier.outbound..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.jsmpp..");

    @ArchTest
    static final ArchRule what_comes_in_knows_PDUs_and_no_more_of_the_SMPP_library =
            noClasses()
                    .that()
                    .resideInAPackage("..carrier.inbound..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("org.jsmpp..").and(not(resideInAPackage("org.jsmpp.bean"))));

    @ArchTest
    static final ArchRule only_smpp_is_known_to_the_carrier_s_other_rooms =
            layeredArchitecture()
                    .consideringAllDependencies()
                    .layer("smpp")
                    .definedBy("..carrier.smpp..")
                    .layer("outbound")
                    .definedBy("..carrier.outbound..")
                    .layer("inbound")
                    .definedBy("..carrier.inbound..")
                    .layer("config")
                    .definedBy("io.onbehalf.conversation.config..")
                    .whereLayer("outbound")
                    .mayOnlyBeAccessedByLayers("config")
                    .whereLayer("inbound")
                    .mayOnlyBeAccessedByLayers("config")
                    .whereLayer("smpp")
                    .mayOnlyBeAccessedByLayers("outbound", "inbound", "config");

    @ArchTest
    static final ArchRule no_packages_depend_on_each_other_in_a_circle =
            slices().matching("io.onbehalf.conversation.(**)").should().beFreeOfCycles();
}

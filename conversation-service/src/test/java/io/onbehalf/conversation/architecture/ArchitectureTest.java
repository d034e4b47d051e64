package io.onbehalf.conversation.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.onbehalf.conversation.topology.lists.Interaction;
import io.onbehalf.conversation.topology.lists.QueueEntry;
import io.onbehalf.kit.testing.ServiceArchitecture;

@AnalyzeClasses(packages = "io.onbehalf.conversation", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests SERVICE = ArchTests.in(ServiceArchitecture.class);

    private static final String WEB = "io.onbehalf.kit.web..";
    private static final DescribedPredicate<JavaClass> STORE =
            DescribedPredicate.describe("are stores", type -> type.getSimpleName().endsWith("Store"));

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

    /// Only the values know no other package. The state's packages (consent, delivery, inbound) know no
    /// request and no event.
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
                    .layer("state")
                    .definedBy(DOMAIN + ".state")
                    .layer("thread")
                    .definedBy(DOMAIN + ".thread")
                    .layer("routing")
                    .definedBy(DOMAIN + ".routing")
                    .layer("settings")
                    .definedBy(DOMAIN + ".settings")
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
                    .whereLayer("state")
                    .mayOnlyAccessLayers("value", "consent", "delivery", "inbound", "messages")
                    .whereLayer("thread")
                    .mayOnlyAccessLayers("value", "consent", "delivery", "inbound", "messages", "state")
                    .whereLayer("routing")
                    .mayNotAccessAnyLayer()
                    .whereLayer("settings")
                    .mayOnlyAccessLayers("messages")
                    .whereLayer("view")
                    .mayOnlyAccessLayers("value", "consent", "delivery", "inbound", "messages");

    @ArchTest
    static final ArchRule the_classes_of_the_domain_form_no_circle =
            slices().assignedFrom(CLASSES_OF_THE_DOMAIN).should().beFreeOfCycles();

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
    static final ArchRule the_topology_knows_neither_web_nor_directory_nor_wiring =
            noClasses()
                    .that()
                    .resideInAPackage("..conversation.topology..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..conversation.api..",
                            "..conversation.directory..",
                            "..conversation.config..",
                            WEB,
                            "org.springframework..");

    /// It throws its own exceptions; the api turns them into answers.
    @ArchTest
    static final ArchRule the_directory_knows_only_the_domain =
            noClasses()
                    .that()
                    .resideInAPackage("..conversation.directory..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..conversation.api..",
                            "..conversation.topology..",
                            "..conversation.carrier..",
                            "..conversation.config..",
                            WEB,
                            "org.springframework..");

    @ArchTest
    static final ArchRule the_api_reads_the_topology_s_stores_and_nothing_else_of_it =
            noClasses()
                    .that()
                    .resideInAPackage("..conversation.api..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("..conversation.topology..")
                                    .and(not(STORE))
                                    .and(not(type(Interaction.class)))
                                    .and(not(type(QueueEntry.class)))
                                    .and(not(type(QueueEntry.State.class))));

    @ArchTest
    static final ArchRule the_bodies_know_only_the_domain =
            noClasses()
                    .that()
                    .resideInAPackage("..conversation.api.body")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..conversation.api",
                            "..conversation.topology..",
                            "..conversation.directory..",
                            WEB);
}

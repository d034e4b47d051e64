package io.onbehalf.kit.testing;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// The rules for the packages of every module. An ArchitectureTest takes them over with `@ArchTest static
/// final ArchTests PACKAGES = ArchTests.in(PackageRules.class);`
public final class PackageRules {

    private static final int MOST_FILES = 20;

    @ArchTest
    static final ArchRule the_packages_form_no_circle =
            slices().matching("io.onbehalf.(**)").should().beFreeOfCycles();

    private PackageRules() {}

    @ArchTest
    static void no_package_has_more_than_20_files(JavaClasses classes) {
        Map<String, SortedSet<String>> files =
                classes.stream()
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .collect(
                                groupingBy(
                                        JavaClass::getPackageName,
                                        mapping(PackageRules::file, toCollection(TreeSet::new))));

        assertThat(files)
                .isNotEmpty()
                .allSatisfy((name, found) -> assertThat(found).as(name).hasSizeLessThanOrEqualTo(MOST_FILES));
    }

    /// A nested class is in the file of the class around it.
    private static String file(JavaClass type) {
        return type.getEnclosingClass().map(PackageRules::file).orElse(type.getSimpleName());
    }
}

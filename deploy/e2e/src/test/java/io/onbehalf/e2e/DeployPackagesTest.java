package io.onbehalf.e2e;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The packages of all modules in `deploy`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeployPackagesTest {

    private static final int MOST_FILES = 20;

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .importPackages(
                            "io.onbehalf.smsc", "io.onbehalf.local", "io.onbehalf.bench", "io.onbehalf.e2e");

    @Test
    void packages_have_no_cycles() {
        slices().matching("io.onbehalf.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void no_package_has_more_than_twenty_files() {
        Map<String, Long> files =
                CLASSES.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(files).containsKeys("io.onbehalf.smsc", "io.onbehalf.local.stack", "io.onbehalf.bench");
        assertThat(files.values()).allMatch(count -> count <= MOST_FILES);
    }
}

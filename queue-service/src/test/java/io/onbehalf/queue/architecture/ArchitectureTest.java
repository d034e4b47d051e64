package io.onbehalf.queue.architecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.onbehalf.kit.testing.ServiceArchitecture;

@AnalyzeClasses(packages = "io.onbehalf.queue", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests SERVICE = ArchTests.in(ServiceArchitecture.class);
}

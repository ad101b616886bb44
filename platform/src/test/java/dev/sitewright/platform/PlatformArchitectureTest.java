package dev.sitewright.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.sitewright.platform", importOptions = ImportOption.DoNotIncludeTests.class)
class PlatformArchitectureTest {
    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.sitewright.platform.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a part of the kit must be understood without the rest");

    @ArchTest
    static final ArchRule THE_CLOCK_IS_INJECTED = noClasses()
            .that()
            .resideOutsideOfPackage("..clock..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .because("tests set the time");
}

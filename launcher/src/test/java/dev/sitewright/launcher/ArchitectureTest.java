package dev.sitewright.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.sitewright.launcher", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule noCycles = slices().matching("dev.sitewright.launcher.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that needs its own user cannot be understood alone");

    @ArchTest
    static final ArchRule serversStandAlone = noClasses()
            .that()
            .resideInAPackage("..embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..service..", "..supervise..", "..data..", "..command..", "..demo..")
            .because("the test kits of all modules start these servers without a launcher");

    @ArchTest
    static final ArchRule theDemoIsAClient = noClasses()
            .that()
            .resideInAPackage("..demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..embedded..", "..supervise..", "..command..")
            .because("it shows what any client can do through the public API");
}

package dev.sitewright.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.sitewright.contracts", importOptions = ImportOption.DoNotIncludeTests.class)
class ContractsArchitectureTest {
    @ArchTest
    static final ArchRule DEPENDS_ON_NOTHING_OF_OURS = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sitewright.contracts",
                    "java..",
                    "com.fasterxml.jackson.annotation",
                    "org.jspecify.annotations")
            .because("four services compile against it: whatever it pulls in, all of them carry");
}

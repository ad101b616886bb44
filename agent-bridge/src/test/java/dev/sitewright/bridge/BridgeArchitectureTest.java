package dev.sitewright.bridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.sitewright.bridge.generation.Generator;
import dev.sitewright.bridge.generation.Store;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.sitewright.bridge", importOptions = DoNotIncludeTests.class)
class BridgeArchitectureTest {
    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.sitewright.bridge.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature that needs another and is needed by it is one feature");

    @ArchTest
    static final ArchRule ONE_CLIENT_OF_OPENCODE = noClasses()
            .that()
            .resideOutsideOfPackage("..opencode..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.mutiny.ext.web.client..", "io.vertx.mutiny.core.http..", "java.net.http..")
            .because("timeouts, credentials and OpenCode's quirks are minded in one place");

    @ArchTest
    static final ArchRule OPENCODE_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage("..opencode..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sitewright.contracts..", "dev.sitewright.platform..", "io.vertx.mutiny.sqlclient..")
            .because("what OpenCode says and what we make of it are two things");

    @ArchTest
    static final ArchRule ONE_TELLER = noClasses()
            .that()
            .doNotHaveSimpleName("Ledger")
            .and()
            .areNotAssignableTo(Store.class) // an item is stored once, and its fact is told in that transaction
            .should()
            .dependOnClassesThat()
            .haveSimpleName("Outbox")
            .because("a fact that passes by the ledger may be told twice");

    @ArchTest
    static final ArchRule GENERATORS_CANNOT_WRITE = noClasses()
            .that()
            .areAssignableTo(Generator.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.vertx.mutiny.sqlclient..",
                    "io.quarkus.hibernate..",
                    "org.hibernate..",
                    "dev.sitewright.platform.outbox..",
                    "java.nio.file..")
            .because("what a model proposes is stored by others, after it was checked");

    @ArchTest
    static final ArchRule ONE_PLACE_FOR_DELTAS = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("DeltaTopic")
            .and()
            .haveSimpleNameNotEndingWith("Consumer")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging..")
            .because("facts leave through the outbox");

    @ArchTest
    static final ArchRule RESOURCES_SPEAK_HTTP = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.mutiny.sqlclient..", "dev.sitewright.bridge.opencode..")
            .because("a resource speaks HTTP and nothing else");

    @ArchTest
    static final ArchRule RESOURCES_ARE_INTERNAL = classes()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .bePackagePrivate()
            .because("callers use the address, not the class");

    @ArchTest
    static final ArchRule THE_CLOCK_IS_INJECTED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("tests step time by hand");
}

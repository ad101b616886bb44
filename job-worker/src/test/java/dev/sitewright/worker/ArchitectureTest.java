package dev.sitewright.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.time.Instant;
import java.time.LocalDateTime;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What the packages of this module may do. */
@AnalyzeClasses(packages = "dev.sitewright.worker", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static void features_have_no_cycles(JavaClasses worker) {
        slices().matching("dev.sitewright.worker.(**)")
                .should()
                .beFreeOfCycles()
                .because("a feature that needs its own user cannot be read or tested alone")
                .check(worker);
    }

    @ArchTest
    static void the_queue_knows_no_kind_of_job(JavaClasses worker) {
        noClasses()
                .that()
                .resideInAPackage("..worker.queue..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..worker.project..", "..worker.workspace..", "..worker.runtime..", "..worker.agent..")
                .because("a new kind of job is a new handler, not a change of the queue")
                .check(worker);
    }

    @ArchTest
    static void only_consumers_touch_messaging(JavaClasses worker) {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Consumer")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Incoming.class)
                .because("what arrives over a topic goes through one place that never loses it")
                .check(worker);
    }

    @ArchTest
    static void resources_do_not_see_repositories(JavaClasses worker) {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Repository")
                .because("a resource speaks HTTP and nothing else")
                .check(worker);
    }

    @ArchTest
    static void only_repositories_and_ports_write_sql_of_the_queue(JavaClasses worker) {
        classes()
                .that()
                .haveSimpleName("JobSql")
                .should()
                .onlyBeAccessed()
                .byClassesThat()
                .haveSimpleNameStartingWith("Job")
                .because("a job moves in one statement, and one class knows them all")
                .check(worker);
    }

    @ArchTest
    static void the_clock_is_injected(JavaClasses worker) {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("leases are the database clock's business, and all other time is the injected clock's")
                .check(worker);
    }
}

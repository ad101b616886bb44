package dev.sitewright.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.sitewright.gateway.limits.Counted;
import jakarta.ws.rs.POST;
import java.time.Instant;
import java.time.OffsetDateTime;

@AnalyzeClasses(packages = "dev.sitewright.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class GatewayArchitectureTest {
    @ArchTest
    static final ArchRule features_form_no_cycles = slices().matching("dev.sitewright.gateway.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature that can be read alone can be changed alone");

    @ArchTest
    static final ArchRule only_the_logs_touch_topics = noClasses()
            .that()
            .resideOutsideOfPackages("dev.sitewright.gateway.log", "dev.sitewright.gateway.audit")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging..")
            .because("what goes over topics is decided in one place");

    @ArchTest
    static final ArchRule resources_do_not_see_the_database = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Repository")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.mutiny.sqlclient..", "jakarta.persistence..")
            .because("a resource speaks HTTP and nothing else");

    @ArchTest
    static final ArchRule every_operation_has_a_class_of_call = methods()
            .that()
            .areAnnotatedWith(POST.class)
            .should()
            .beAnnotatedWith(Counted.class)
            .because("a POST can be anything; what the other methods are is derived from the method");

    @ArchTest
    static final ArchRule the_clock_is_injected = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a test must be able to set the time");
}

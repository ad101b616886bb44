package dev.sitewright.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.OneAtATime;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.repository.PluralRepository;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every collection and every repository of a module passes the kit, whoever adds one. A module extends this with its base package. */
public abstract class CoverageContract {
    private static final List<Class<? extends Annotation>> CHANGING =
            List.of(POST.class, PUT.class, PATCH.class, DELETE.class);

    private final JavaClasses code;
    private final JavaClasses tests;

    /** Looks into one package and those below. */
    protected CoverageContract(String basePackage) {
        this.code = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(basePackage);
        this.tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages(basePackage);
    }

    @Test
    void every_collection_passes_the_kit() {
        assertThat(covered(CollectionContract.class)).containsAll(names(CoverageContract::isCollection));
    }

    @Test
    void every_repository_passes_the_kit() {
        assertThat(covered(RepositoryContract.class))
                .containsAll(names(type -> type.isAssignableTo(PluralRepository.class)
                        && !type.getModifiers().contains(JavaModifier.ABSTRACT)));
    }

    @Test
    void every_change_goes_the_way_of_changes() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .and()
                .areNotInterfaces() // those are clients of other services
                .and()
                .areNotAnnotatedWith(OneAtATime.class)
                .should(haveOnlyChangesByTheKit())
                .because("it honours Idempotency-Key, lists and versions; else say with @OneAtATime why not")
                .allowEmptyShould(true)
                .check(code);
    }

    @Test
    void every_problem_is_of_the_catalogue() {
        noClasses()
                .should()
                .callMethod(Problem.class, "of", int.class, String.class, String.class)
                .because("docs/problems.md names every problem, and a test reaches it")
                .allowEmptyShould(true)
                .check(code);
    }

    private static ArchCondition<JavaClass> haveOnlyChangesByTheKit() {
        return new ArchCondition<>("change things by " + Changes.class.getSimpleName() + " only") {
            @Override
            public void check(JavaClass resource, ConditionEvents events) {
                resource.getMethods().stream()
                        .filter(CoverageContract::isChange)
                        .filter(method ->
                                method.getMethodCallsFromSelf().stream().noneMatch(CoverageContract::goesByTheKit))
                        .forEach(method -> events.add(SimpleConditionEvent.violated(method, method.getFullName())));
            }
        };
    }

    /** What several resources do alike may stand in one place: then that goes by the kit. */
    private static boolean goesByTheKit(JavaMethodCall call) {
        return isOfTheKit(call)
                || call.getTarget().resolveMember().stream()
                        .flatMap(method -> method.getMethodCallsFromSelf().stream())
                        .anyMatch(CoverageContract::isOfTheKit);
    }

    private static boolean isOfTheKit(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(Changes.class);
    }

    private static boolean isChange(JavaMethod method) {
        return CHANGING.stream().anyMatch(method::isAnnotatedWith);
    }

    private static boolean isCollection(JavaClass type) {
        return type.isAnnotatedWith(Path.class)
                && type.getMethods().stream()
                        .flatMap(method -> method.getRawParameterTypes().stream())
                        .anyMatch(parameter -> parameter.isEquivalentTo(Many.class));
    }

    private Set<String> names(Predicate<JavaClass> wanted) {
        return code.stream().filter(wanted).map(JavaClass::getName).collect(Collectors.toSet());
    }

    private Set<String> covered(Class<?> contract) {
        return tests.stream()
                .filter(test -> test.isAssignableTo(contract) && test.isAnnotatedWith(Covers.class))
                .flatMap(test -> Arrays.stream((JavaClass[]) test.getAnnotationOfType(Covers.class.getName())
                        .get("value")
                        .orElseThrow()))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    }
}

package dev.sitewright.platform.testing;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * An address that a module answers at, as its JAX-RS classes say.
 *
 * @param method of HTTP
 * @param path with something in place of each parameter
 */
record Route(String method, String path) {
    private static final List<Class<? extends Annotation>> VERBS =
            List.of(GET.class, HEAD.class, OPTIONS.class, POST.class, PUT.class, PATCH.class, DELETE.class);
    private static final Map<String, List<Route>> KNOWN = new ConcurrentHashMap<>();

    /** @return all of a package's and those below, tests' own resources included, since they are part of the application too */
    static List<Route> of(String basePackage) {
        return KNOWN.computeIfAbsent(basePackage, Route::read);
    }

    private static List<Route> read(String basePackage) {
        var classes = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false); // slow, and of no use for addresses
            return new ClassFileImporter().importPackages(basePackage);
        });
        return classes.stream()
                .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface())
                .flatMap(Route::of)
                .sorted(Comparator.comparing(Route::toString))
                .toList();
    }

    private static Stream<Route> of(JavaClass type) {
        var base = type.getAnnotationOfType(Path.class).value();
        return type.getAllMethods().stream()
                .flatMap(method -> verbsOf(method).map(verb -> new Route(verb, filled(base + "/" + pathOf(method)))));
    }

    private static Stream<String> verbsOf(JavaMethod method) {
        return VERBS.stream().filter(method::isAnnotatedWith).map(Class::getSimpleName);
    }

    private static String pathOf(JavaMethod method) {
        return method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
    }

    private static String filled(String template) {
        var path = template.replaceAll("\\{[^}]*}", "x").replaceAll("//+", "/");
        return (path.startsWith("/") ? path : "/" + path).replaceAll("(.)/$", "$1");
    }

    boolean isInternal() {
        return path.equals("/internal") || path.startsWith("/internal/");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}

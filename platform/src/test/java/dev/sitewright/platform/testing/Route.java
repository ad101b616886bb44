package dev.sitewright.platform.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An address that a module answers at, as its JAX-RS classes say.
 *
 * @param method of HTTP
 * @param path with something in place of each parameter
 */
record Route(String method, String path) {
    /** @return all of a package's and those below, tests' own resources included, since they are part of the application too */
    static List<Route> of(String basePackage) {
        return new ClassFileImporter()
                .importPackages(basePackage).stream()
                        .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface())
                        .flatMap(Route::of)
                        .sorted(java.util.Comparator.comparing(Route::toString))
                        .toList();
    }

    private static Stream<Route> of(JavaClass type) {
        var base = type.getAnnotationOfType(Path.class).value();
        return type.getAllMethods().stream()
                .flatMap(method -> verbsOf(method).map(verb -> new Route(verb, filled(base + "/" + pathOf(method)))));
    }

    private static Stream<String> verbsOf(JavaMethod method) {
        return method.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().isMetaAnnotatedWith(HttpMethod.class))
                .map(annotation -> annotation.getRawType().getSimpleName());
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

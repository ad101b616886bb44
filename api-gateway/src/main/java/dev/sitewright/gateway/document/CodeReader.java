package dev.sitewright.gateway.document;

import dev.sitewright.gateway.projects.OwnProject;
import dev.sitewright.platform.many.Changes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Reads off the resources what they say by their annotations and by what they are made with. */
final class CodeReader {
    private static final Map<HttpMethod, Class<? extends Annotation>> VERBS = Map.of(
            HttpMethod.GET, GET.class,
            HttpMethod.POST, POST.class,
            HttpMethod.PUT, PUT.class,
            HttpMethod.PATCH, PATCH.class,
            HttpMethod.DELETE, DELETE.class);
    private static final Set<String> PASSING_ON = Set.of("ProjectServiceClient", "ServiceProxy");
    private static final Set<String> BY_THE_KIT = Set.of(Changes.class.getSimpleName());

    private CodeReader() {}

    /** @return every route of the classes in the index */
    static Map<Route, Code> read(IndexView index) {
        var found = new HashMap<Route, Code>();
        for (var path : index.getAnnotations(Path.class)) {
            if (path.target().kind() == AnnotationTarget.Kind.CLASS) {
                readClass(path.target().asClass(), path.value().asString(), found);
            }
        }
        return found;
    }

    private static void readClass(ClassInfo resource, String path, Map<Route, Code> found) {
        for (var method : resource.methods()) {
            VERBS.forEach((verb, annotation) -> {
                if (method.hasDeclaredAnnotation(annotation)) {
                    var own = Optional.ofNullable(method.declaredAnnotation(Path.class))
                            .map(value -> value.value().asString())
                            .orElse("");
                    var route = Route.of(verb, path, own);
                    found.merge(route, codeOf(resource, method, route), Code::and);
                }
            });
        }
    }

    private static Code codeOf(ClassInfo resource, MethodInfo method, Route route) {
        var passedOn = isMadeWith(resource, PASSING_ON);
        var ofOneProject =
                resource.hasDeclaredAnnotation(OwnProject.class) || method.hasDeclaredAnnotation(OwnProject.class);
        return new Code(
                scopesOf(resource, method),
                ofOneProject,
                passedOn || ofOneProject,
                route.isChange() && (passedOn || isMadeWith(resource, BY_THE_KIT)));
    }

    private static boolean isMadeWith(ClassInfo resource, Set<String> types) {
        return resource.constructors().stream()
                .flatMap(constructor -> constructor.parameterTypes().stream())
                .anyMatch(type -> types.contains(type.name().withoutPackagePrefix()));
    }

    /** A method's own word stands before its class's. */
    private static Set<String> scopesOf(ClassInfo resource, MethodInfo method) {
        if (method.hasDeclaredAnnotation(jakarta.annotation.security.PermitAll.class)) {
            return Set.of();
        }
        return Optional.ofNullable(method.declaredAnnotation(RolesAllowed.class))
                .or(() -> Optional.ofNullable(resource.declaredAnnotation(RolesAllowed.class)))
                .map(AnnotationInstance::value)
                .map(AnnotationValue::asStringArray)
                .map(scopes -> new TreeSet<>(Arrays.asList(scopes)))
                .orElseGet(TreeSet::new);
    }
}

package dev.sitewright.gateway.document;

import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/**
 * What a request is sent to.
 *
 * @param path with {@code {name}} for what differs
 */
record Route(HttpMethod method, String path) {
    private static final Pattern REGULAR_EXPRESSION = Pattern.compile("\\{\\s*(\\w+)\\s*:[^}]*}");
    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    /** @return the route of a method, from what its class and it say in {@code @Path} */
    static Route of(HttpMethod method, String classPath, String methodPath) {
        var joined = SLASHES.matcher("/" + classPath + "/" + methodPath).replaceAll("/");
        var trimmed = joined.endsWith("/") && joined.length() > 1 ? joined.substring(0, joined.length() - 1) : joined;
        return new Route(method, REGULAR_EXPRESSION.matcher(trimmed).replaceAll("{$1}"));
    }

    /** @return whether requests to it change something */
    boolean isChange() {
        return switch (method) {
            case POST, PUT, PATCH, DELETE -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}

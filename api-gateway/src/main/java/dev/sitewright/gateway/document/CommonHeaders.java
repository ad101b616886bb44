package dev.sitewright.gateway.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/** Headers that mean the same everywhere, described once. */
final class CommonHeaders {
    static final String MODE = "mode";
    static final String IF_MATCH = "If-Match";
    static final String IF_NONE_MATCH = "If-None-Match";
    static final String ETAG = "ETag";
    static final String RETRY_AFTER = "Retry-After";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String REQUEST_ID = "X-Request-Id";
    private static final List<String> ALWAYS = List.of(REQUEST_ID, "RateLimit", "RateLimit-Policy");

    private CommonHeaders() {}

    /** Describes them all among the components. */
    static void declare(Components components) {
        components
                .addHeader(
                        REQUEST_ID,
                        header(
                                "The request, as in the log: the caller's own `X-Request-Id` where harmless.",
                                "req_0199c6a01f2e7000a1b2c3d4e5f60718"))
                .addHeader(
                        "RateLimit",
                        header(
                                "How many requests are left in which time, per policy (RFC draft ratelimit-headers).",
                                "\"user\";r=99;t=12"))
                .addHeader(
                        "RateLimit-Policy",
                        header(
                                "The policies that hold for this caller: how many requests in which window of seconds.",
                                "\"user\";q=100;w=60"))
                .addHeader(
                        REPLAYED,
                        header(
                                "`true` when this is the kept answer to an earlier request with the same `Idempotency-Key`.",
                                "true"))
                .addHeader(
                        RETRY_AFTER,
                        OASFactory.createHeader()
                                .description("After how many seconds to try again.")
                                .schema(OASFactory.createSchema()
                                        .addType(SchemaType.INTEGER)
                                        .minimum(BigDecimal.ZERO)
                                        .addExample(2)));
    }

    /** Has the operation refer to what is described once, and adds what it takes beside what its method names. */
    static void take(Route route, Code code, Operation operation, Components components) {
        var parameters =
                new ArrayList<>(Optional.ofNullable(operation.getParameters()).orElseGet(List::of));
        parameters.removeIf(parameter -> parameter.getIn() == Parameter.In.COOKIE); // cookies are credentials
        parameters.replaceAll(
                parameter -> isDescribedOnce(parameter, components) ? refTo(parameter.getName()) : parameter);
        var further = new LinkedHashSet<>(ChangeShape.parameters(route, operation, components));
        if (code.once()) {
            further.add(IDEMPOTENCY_KEY);
        }
        further.stream()
                .filter(name -> parameters.stream().noneMatch(parameter -> refersTo(parameter, name)))
                .forEach(name -> parameters.add(refTo(name)));
        operation.setParameters(parameters.isEmpty() ? null : parameters);
    }

    /** A limit that is not the kit's, such as a stream's, stays as its method says. */
    private static boolean isDescribedOnce(Parameter parameter, Components components) {
        if (parameter.getRef() != null) {
            return false;
        }
        var common = components.getParameters().get(parameter.getName());
        return common != null
                && common.getIn() == parameter.getIn()
                && (!"limit".equals(parameter.getName()) || isText(parameter.getSchema()));
    }

    private static boolean isText(@Nullable Schema schema) {
        return schema == null || schema.getType() == null || schema.getType().contains(SchemaType.STRING);
    }

    /** Adds what every answer carries. */
    static void answer(Operation operation) {
        if (isOnce(operation)) {
            eachSuccess(operation).forEach(response -> response.addHeader(REPLAYED, header(REPLAYED)));
        }
        operation.setResponses(sorted(operation.getResponses()));
        operation.getResponses().getAPIResponses().values().stream()
                .filter(response -> response.getRef() == null)
                .forEach(CommonHeaders::addAlways);
    }

    private static APIResponses sorted(APIResponses responses) {
        var inOrder = OASFactory.createAPIResponses();
        new TreeMap<>(responses.getAPIResponses()).forEach(inOrder::addAPIResponse);
        return inOrder;
    }

    /** Adds what every answer carries to one of them. */
    static void addAlways(APIResponse response) {
        ALWAYS.forEach(name -> response.addHeader(name, header(name)));
    }

    /** @return a reference to the described header */
    static Header header(String name) {
        return OASFactory.createHeader().ref("#/components/headers/" + name);
    }

    /** @return a reference to the described parameter */
    static Parameter refTo(String name) {
        return OASFactory.createParameter().ref("#/components/parameters/" + name);
    }

    /** @return the parameter itself, when this one only refers to it */
    static Parameter resolved(Parameter parameter, Components components) {
        var ref = parameter.getRef();
        return ref == null
                ? parameter
                : Objects.requireNonNull(
                        components.getParameters().get(ref.substring(ref.lastIndexOf('/') + 1)),
                        () -> "there is no " + ref);
    }

    /** @return whether an operation takes a parameter that is described once */
    static boolean takes(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> refersTo(parameter, name));
    }

    /** @return whether an operation honours {@code Idempotency-Key} */
    static boolean isOnce(Operation operation) {
        return takes(operation, IDEMPOTENCY_KEY);
    }

    /** @return the answers that say it went well */
    static List<APIResponse> eachSuccess(Operation operation) {
        return operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(java.util.Map.Entry::getValue)
                .toList();
    }

    private static boolean refersTo(Parameter parameter, String name) {
        return ("#/components/parameters/" + name).equals(parameter.getRef());
    }

    private static Header header(String description, String example) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).addExample(example));
    }
}

package dev.sitewright.gateway.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Headers that mean the same everywhere, described once. */
final class CommonHeaders {
    static final String IF_MATCH = "If-Match";
    static final String IF_NONE_MATCH = "If-None-Match";
    static final String ETAG = "ETag";
    static final String RETRY_AFTER = "Retry-After";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String REQUEST_ID = "X-Request-Id";
    private static final List<String> ALWAYS = List.of(REQUEST_ID, "RateLimit", "RateLimit-Policy");

    private CommonHeaders() {}

    /** Describes them all among the components. */
    static void declare(Components components) {
        components
                .addParameter(
                        IDEMPOTENCY_KEY,
                        parameter(
                                IDEMPOTENCY_KEY,
                                "Makes sending again harmless. The first request with a key takes effect; the same request with it again is answered with "
                                        + "the kept answer and `Idempotency-Replayed: true`. Kept for two days, per caller and operation.",
                                "0199c6a0-1f2e-7000-a1b2-c3d4e5f60718"))
                .addParameter(
                        IF_MATCH,
                        parameter(
                                        IF_MATCH,
                                        "The `ETag` of what the change is meant for; `*` for whatever there is. Needed: 428 without, 412 when it has changed.",
                                        "\"3\"")
                                .required(true))
                .addParameter(
                        IF_NONE_MATCH,
                        parameter(
                                IF_NONE_MATCH,
                                "The `ETag` of what is known already: 304 when it is still so.",
                                "\"3\""))
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
                .addHeader(ETAG, header("The version of the resource, for `If-Match`.", "\"3\""))
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

    /** Adds what the operation takes beside what its method names. */
    static void take(Code code, Operation operation) {
        var parameters =
                new ArrayList<>(Optional.ofNullable(operation.getParameters()).orElseGet(List::of));
        parameters.removeIf(parameter -> parameter.getIn() == Parameter.In.COOKIE); // cookies are credentials
        for (var name : List.of(IDEMPOTENCY_KEY, IF_MATCH, IF_NONE_MATCH)) {
            parameters.replaceAll(parameter -> name.equals(parameter.getName()) ? refTo(name) : parameter);
        }
        if (code.once() && parameters.stream().noneMatch(parameter -> refersTo(parameter, IDEMPOTENCY_KEY))) {
            parameters.add(refTo(IDEMPOTENCY_KEY));
        }
        operation.setParameters(parameters.isEmpty() ? null : parameters);
        if (takes(operation, IDEMPOTENCY_KEY)) {
            eachSuccess(operation).forEach(response -> response.addHeader(REPLAYED, header(REPLAYED)));
        }
    }

    /** Adds what every answer carries. */
    static void answer(Operation operation) {
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

    /** @return whether an operation takes a header that is described here */
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

    private static Parameter parameter(String name, String description, String example) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).addExample(example));
    }

    private static Header header(String description, String example) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).addExample(example));
    }
}

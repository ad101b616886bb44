package dev.sitewright.gateway.document;

import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemType;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Writes an operation's failures: one answer per status, its codes as examples, each described in the words of the catalogue. */
final class ProblemAnswers {
    private final Components components;

    ProblemAnswers(Components components) {
        this.components = components;
    }

    /** Describes what the code lets one expect, and what the operation itself names. */
    void describe(Route route, Code code, Operation operation) {
        var byStatus = new TreeMap<Integer, TreeSet<ProblemType>>();
        KnownProblems.of(route, code, operation, components)
                .forEach(type -> byStatus.computeIfAbsent(
                                type.status(), status -> new TreeSet<>(Comparator.comparing(ProblemType::code)))
                        .add(type));
        byStatus.forEach((status, types) ->
                operation.getResponses().addAPIResponse(String.valueOf(status), answer(operation, status, types)));
    }

    /** A single problem in the catalogue's own words is described once for all operations. */
    private APIResponse answer(Operation operation, int status, Collection<ProblemType> types) {
        var own = Optional.ofNullable(operation.getResponses().getAPIResponse(String.valueOf(status)))
                .map(APIResponse::getDescription)
                .filter(words -> types.stream().anyMatch(type -> words.contains("`" + type.code() + "`")));
        if (own.isEmpty() && types.size() == 1) {
            var name = types.iterator().next().code();
            components.addResponse(name, written(Optional.empty(), types));
            return OASFactory.createAPIResponse().ref("#/components/responses/" + name);
        }
        return written(own, types);
    }

    private APIResponse written(Optional<String> own, Collection<ProblemType> types) {
        var media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        types.forEach(type -> {
            components.addExample(
                    type.code(),
                    OASFactory.createExample().summary(type.meaning()).value(example(type)));
            media.addExample(type.code(), OASFactory.createExample().ref("#/components/examples/" + type.code()));
        });
        var unsaid = types.stream()
                .filter(type -> own.map(words -> !words.contains("`" + type.code() + "`"))
                        .orElse(true))
                .map(type -> "- `%s`: %s. %s".formatted(type.code(), type.meaning(), type.remedy()));
        var description = java.util.stream.Stream.concat(own.map(words -> "- " + words).stream(), unsaid)
                .collect(Collectors.joining("\n"));
        var answer = OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
        if (types.stream().anyMatch(ProblemType::retryable)) {
            answer.addHeader(CommonHeaders.RETRY_AFTER, CommonHeaders.header(CommonHeaders.RETRY_AFTER));
        }
        CommonHeaders.addAlways(answer);
        return answer;
    }

    private static Map<String, Object> example(ProblemType type) {
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "/problems/" + type.code());
        example.put("title", type.meaning());
        example.put("status", type.status());
        example.put("code", type.code());
        example.put("detail", type.meaning() + ".");
        example.put("errors", List.of());
        example.put("requestId", "req_0199c6a01f2e7000a1b2c3d4e5f60718");
        example.put("retryable", type.retryable());
        return example;
    }
}

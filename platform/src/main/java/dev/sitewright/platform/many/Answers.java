package dev.sitewright.platform.many;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.platform.many.Result.Done;
import dev.sitewright.platform.many.Result.Failed;
import dev.sitewright.platform.once.Answer;
import dev.sitewright.platform.once.IdempotencyKey;
import dev.sitewright.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Writes what came of a change as it is answered, and kept to be answered again. */
@Singleton
class Answers {
    private static final int MULTI_STATUS = 207;

    private final ObjectMapper mapper;

    Answers(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** @return the answer about a list: in the atomic mode its items, in the partial mode a result for each */
    <R> Answer many(Operation operation, Mode mode, List<Result<R>> results) {
        return switch (mode) {
            case ATOMIC -> fresh(operation.status(), Map.of(), itemsOf(results));
            case PARTIAL ->
                fresh(
                        MULTI_STATUS,
                        Map.of(),
                        IntStream.range(0, results.size())
                                .mapToObj(index -> resultOf(operation, index, results.get(index)))
                                .toList());
        };
    }

    private static <R> List<R> itemsOf(List<Result<R>> results) {
        return results.stream()
                .map(result -> switch (result) {
                    case Done<R>(var item) -> item;
                    case Failed<R>(var problem) -> throw new ProblemException(problem);
                })
                .toList();
    }

    private static <R> Object resultOf(Operation operation, int index, Result<R> result) {
        return switch (result) {
            case Done<R>(var item) -> new Good(operation.status(), item);
            case Failed<R>(var problem) -> new Bad(problem.status(), Places.inItem(index, problem));
        };
    }

    /** @return the answer about one resource, with its entity tag; throws {@link ProblemException} when it failed */
    <R extends Versioned> Answer one(Operation operation, Result<R> result) {
        return switch (result) {
            case Failed<R>(var problem) -> throw new ProblemException(problem);
            case Done<R>(var item) ->
                Answer.fresh(
                        operation.status(), Map.of(HttpHeaders.ETAG, Precondition.tag(item.version())), json(item));
        };
    }

    /** @return the answer about what is neither a list nor a version of something */
    Answer act(Operation operation, Object body) {
        return Answer.fresh(operation.status(), Map.of(), json(body));
    }

    private Answer fresh(int status, Map<String, String> headers, List<?> items) {
        return Answer.fresh(status, headers, json(Map.of("items", items)));
    }

    private String json(Object body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(body.getClass() + " cannot be written as JSON", e);
        }
    }

    /** @return the answer over HTTP */
    static RestResponse<String> toResponse(Answer answer) {
        var response = ResponseBuilder.<String>create(answer.status())
                .entity(answer.body())
                .type(MediaType.APPLICATION_JSON_TYPE);
        answer.headers().forEach(response::header);
        if (answer.replayed()) {
            response.header(IdempotencyKey.REPLAYED, "true");
        }
        return response.build();
    }

    /** A good item in the partial mode. */
    private record Good(int status, Object item) {}

    /** A bad item in the partial mode. */
    private record Bad(int status, dev.sitewright.platform.problem.Problem problem) {}
}

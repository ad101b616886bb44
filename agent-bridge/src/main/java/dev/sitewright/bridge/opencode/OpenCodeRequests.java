package dev.sitewright.bridge.opencode;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;

/** What agents of one server ask, and answers to it. Calls fail with {@link OpenCodeException}. */
public final class OpenCodeRequests {
    private final OpenCodeCalls calls;

    OpenCodeRequests(OpenCodeCalls calls) {
        this.calls = calls;
    }

    /** Refuses to answer a question: the run ends. @return whether it still waited */
    public Uni<Boolean> reject(String directory, String requestId) {
        return OpenCodeCalls.whetherThere(
                calls.call(HttpMethod.POST, "/question/" + requestId + "/reject", directory, Map.of()));
    }

    /** Answers a request for permission, with words for the agent. @return whether it still waited */
    public Uni<Boolean> reply(String directory, String requestId, Map<String, ?> reply) {
        return OpenCodeCalls.whetherThere(
                calls.call(HttpMethod.POST, "/permission/" + requestId + "/reply", directory, reply));
    }

    /** @return the questions that wait in a directory */
    public Uni<List<QuestionRequest>> questions(String directory) {
        return calls.call(HttpMethod.GET, "/question", directory, null)
                .map(questions -> List.of(OpenCodeJson.to(QuestionRequest[].class, questions)));
    }

    public Uni<Boolean> answer(String directory, String requestId, List<List<String>> answers) {
        return OpenCodeCalls.whetherThere(calls.call(
                HttpMethod.POST, "/question/" + requestId + "/reply", directory, Map.of("answers", answers)));
    }

    /** @return the requests for permission that wait in a directory */
    public Uni<List<PermissionRequest>> permissions(String directory) {
        return calls.call(HttpMethod.GET, "/permission", directory, null)
                .map(requests -> List.of(OpenCodeJson.to(PermissionRequest[].class, requests)));
    }

    public Uni<Boolean> reply(String directory, String requestId, String reply) {
        return OpenCodeCalls.whetherThere(
                calls.call(HttpMethod.POST, "/permission/" + requestId + "/reply", directory, Map.of("reply", reply)));
    }
}

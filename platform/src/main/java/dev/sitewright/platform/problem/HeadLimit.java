package dev.sitewright.platform.problem;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests whose head is too large, with a problem that says which part. The HTTP layer's own limits lie above and answer without
 * one: they are for those who try to fill the memory.
 */
@ApplicationScoped
class HeadLimit {
    private static final int BEFORE_BODIES = -9_500;

    private final HeadLimitConfig config;
    private final RawProblems problems;

    HeadLimit(HeadLimitConfig config, RawProblems problems) {
        this.config = config;
        this.problems = problems;
    }

    void install(@Observes Router router) {
        router.route()
                .order(BEFORE_BODIES)
                .handler(context -> problemOf(context.request())
                        .ifPresentOrElse(found -> problems.endAndClose(context, found), context::next));
    }

    private Optional<Problem> problemOf(HttpServerRequest request) {
        if (lengthOf(request.query()) > config.query()) {
            return tooLong("The query", config.query());
        }
        if (lengthOf(request.uri()) > config.address()) {
            return tooLong("The address", config.address());
        }
        if (request.headers().size() > config.headers()) {
            return tooLarge("There are more than %d header fields.".formatted(config.headers()));
        }
        return longestHeader(request);
    }

    private Optional<Problem> longestHeader(HttpServerRequest request) {
        var all = 0;
        for (var header : request.headers()) {
            var length = header.getKey().length() + header.getValue().length();
            if (length > config.header()) {
                return tooLarge("The header field %s is longer than %d bytes."
                        .formatted(nameOf(header.getKey()), config.header()));
            }
            all += length;
        }
        return all > config.allHeaders()
                ? tooLarge("The header fields together are longer than %d bytes.".formatted(config.allHeaders()))
                : Optional.empty();
    }

    private static String nameOf(String name) {
        return name.length() > 50 ? name.substring(0, 50) + "…" : name;
    }

    private static Optional<Problem> tooLong(String what, int most) {
        return Optional.of(
                Problem.of(ProblemType.ADDRESS_TOO_LONG, "%s is longer than %d characters.".formatted(what, most)));
    }

    private static Optional<Problem> tooLarge(String detail) {
        return Optional.of(Problem.of(ProblemType.HEADERS_TOO_LARGE, detail));
    }

    private static int lengthOf(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}

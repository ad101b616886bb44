package dev.sitewright.platform.problem;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * Refuses a body that did not say how large it is and turns out too large for its address, before anything is made of it.
 * Up to what the HTTP layer takes it has been read by then; the rest of a larger one never is.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
class ReadBodyLimit implements ReaderInterceptor {
    private final BodyLimits limits;
    private final RawProblems problems;
    private final CurrentVertxRequest current;

    ReadBodyLimit(BodyLimits limits, RawProblems problems, CurrentVertxRequest current) {
        this.limits = limits;
        this.problems = problems;
        this.current = current;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException {
        var context = current.getCurrent();
        if (context.request().bytesRead() > limits.of(context.normalizedPath())) {
            if (!context.request().isEnded()) {
                problems.closeAfterAnswer(context);
            }
            throw new ProblemException(HttpProblems.of(413));
        }
        return reading.proceed();
    }
}

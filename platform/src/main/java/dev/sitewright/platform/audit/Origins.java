package dev.sitewright.platform.audit;

import dev.sitewright.platform.messaging.Correlation;
import dev.sitewright.platform.token.Caller;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Tells where the current request comes from. */
@RequestScoped
public class Origins {
    /**
     * The gateway appends the address it saw. Whatever stands before was sent by the client and is not believed; nobody but our own
     * services can call an internal service at all. The gateway itself believes no header: anybody can call it.
     */
    static final String FORWARDED = "X-Forwarded-For";

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private final Caller caller;
    private final HttpServerRequest request;
    private final boolean believesForwarded;

    Origins(
            Caller caller,
            HttpServerRequest request,
            @ConfigProperty(name = "sitewright.audit.forwarded", defaultValue = "true") boolean believesForwarded) {
        this.caller = caller;
        this.request = request;
        this.believesForwarded = believesForwarded;
    }

    /** @return who makes the current request, and from where */
    public Origin current() {
        return new Origin(caller.id(), address(), Correlation.current());
    }

    private @Nullable String address() {
        var forwarded = request.headers().getAll(FORWARDED);
        if (!believesForwarded || forwarded.isEmpty()) {
            var remote = request.remoteAddress();
            return remote == null ? null : remote.hostAddress();
        }
        var last = forwarded.getLast();
        var seen = last.substring(last.lastIndexOf(',') + 1).strip();
        return ADDRESS.matcher(seen).matches() ? seen : null;
    }
}

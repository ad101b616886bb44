package dev.sitewright.platform.stream;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.Executor;

/** A client that follows a stream over HTTP. */
public final class HttpConnection implements Connection {
    private final HttpServerRequest request;
    private final Context context;

    private HttpConnection(HttpServerRequest request, Context context) {
        this.request = request;
        this.context = context;
    }

    /** @return the client behind a request; call it where the request is handled */
    public static Connection of(HttpServerRequest request) {
        return new HttpConnection(request, Vertx.currentContext());
    }

    @Override
    public Executor executor() {
        return task -> context.runOnContext(nothing -> task.run());
    }

    /** An orderly close would wait for the client to read what was written. */
    @Override
    public void cutOff() {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else if (request.connection() instanceof ConnectionBase connection) {
            // Not by the channel: Vert.x would first wait until all is written.
            var unused = connection.channelHandlerContext().close();
        } else {
            request.connection().close();
        }
    }
}

package dev.sitewright.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClientResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * What a service said.
 *
 * @param status of HTTP
 * @param headers those that may pass
 * @param body as it came
 */
record Answer(int status, MultiMap headers, Buffer body) {
    static Answer of(HttpClientResponse response, Buffer body) {
        return new Answer(response.statusCode(), Headers.out(response.headers().getDelegate()), body);
    }

    /** @return whether it is a problem that the service tells itself, rather than one of somebody on the way */
    boolean isProblem() {
        var type = headers.get("Content-Type");
        return type != null && type.startsWith("application/problem+json");
    }

    RestResponse<byte[]> toResponse() {
        var response = ResponseBuilder.<byte[]>create(status);
        if (body.length() > 0) {
            response.entity(body.getBytes());
        }
        headers.forEach(header -> response.header(header.getKey(), header.getValue()));
        return response.build();
    }
}

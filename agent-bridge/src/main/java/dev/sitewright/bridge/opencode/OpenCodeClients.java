package dev.sitewright.bridge.opencode;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Makes the client of a server. All share one pool of connections, which belongs to no server: ports change when one is replaced. */
@ApplicationScoped
public class OpenCodeClients {
    private static final int CONNECT_TIMEOUT_MS = 2_000;
    private static final int CONNECTIONS = 32;

    private final HttpClient http;
    private final WebClient web;
    private final EventReader events;
    private final Clock clock;

    /** Reads by the clock of the machine that OpenCode runs on. */
    public OpenCodeClients(Vertx vertx, Clock clock) {
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setMaxPoolSize(CONNECTIONS)
                .setKeepAliveTimeout(10)); // seconds: shorter than any server's own
        this.web = WebClient.wrap(http);
        this.events = new EventReader(clock);
        this.clock = clock;
    }

    /** @return a client that talks to this server only; keep it as long as the server lives */
    public OpenCodeClient of(Endpoint endpoint) {
        var directories = new OpenDirectories(clock);
        return new OpenCodeClient(new OpenCodeCalls(endpoint, web, http, directories), events, directories);
    }
}

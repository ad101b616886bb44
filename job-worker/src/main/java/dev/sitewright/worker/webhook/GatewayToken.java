package dev.sitewright.worker.webhook;

import dev.sitewright.platform.token.InternalTokens;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Speaks to api-gateway as this service. */
class GatewayToken implements ClientRequestFilter {
    private final InternalTokens tokens;

    GatewayToken(InternalTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.forService("api-gateway"));
    }
}

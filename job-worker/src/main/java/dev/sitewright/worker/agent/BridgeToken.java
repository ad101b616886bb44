package dev.sitewright.worker.agent;

import dev.sitewright.platform.messaging.Correlation;
import dev.sitewright.platform.token.InternalTokens;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Speaks to agent-bridge as this service, under the request that the job came from. */
class BridgeToken implements ClientRequestFilter {
    private final InternalTokens tokens;

    BridgeToken(InternalTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.forService("agent-bridge"));
        var correlation = Correlation.current();
        if (correlation != null) {
            request.getHeaders().putSingle("X-Request-Id", correlation);
        }
    }
}

package dev.sitewright.worker.webhook;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** api-gateway, as this service uses it. */
@Path("/internal/v1")
@RegisterRestClient(configKey = "api-gateway")
@RegisterProvider(GatewayToken.class)
@Produces(MediaType.APPLICATION_JSON)
interface Gateway {
    /** Makes an attempt at a delivery when it is time for one. A second call before the next time changes nothing. */
    @POST
    @Path("/webhook-deliveries/{id}/attempt")
    Uni<Attempted> attempt(@RestPath String id);

    /** @param pauseMillis after which to come again; null when nothing is left to do */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Attempted(@Nullable Long pauseMillis) {}
}

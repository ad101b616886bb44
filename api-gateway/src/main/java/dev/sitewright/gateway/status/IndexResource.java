package dev.sitewright.gateway.status;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells whoever comes to the bare address where to go. */
@Path("/")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class IndexResource {
    /** Where to go. */
    record Index(String name, String api, String openapi, String status) {}

    @GET
    @Operation(hidden = true)
    public Index index() {
        return new Index("Sitewright", "/api/v1", "/q/openapi", "/api/v1/status");
    }
}

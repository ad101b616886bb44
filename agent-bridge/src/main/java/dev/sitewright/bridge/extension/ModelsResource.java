package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Operation;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.many.Tagged;
import dev.sitewright.platform.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Which providers there are, and which models people prefer, for the gateway on behalf of people. */
@Path("/internal/v1")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class ModelsResource {
    static final Operation PATCH = new Operation("model-preferences.patch", 200);

    private final Models models;
    private final Preferences preferences;
    private final Changes changes;
    private final Origins origins;
    private final Caller caller;

    ModelsResource(Models models, Preferences preferences, Changes changes, Origins origins, Caller caller) {
        this.models = models;
        this.preferences = preferences;
        this.changes = changes;
        this.origins = origins;
        this.caller = caller;
    }

    @GET
    @Path("/model-providers")
    public Uni<PageOf<Models.Provider>> providers() {
        return models.providers(caller.id()).map(all -> new PageOf<>(all, null));
    }

    @GET
    @Path("/model-preference")
    public Uni<RestResponse<Preference>> own(@RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return preferences.of(caller.id(), caller.id()).map(found -> Tagged.response(found, ifNoneMatch));
    }

    @PATCH
    @Path("/model-preference")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Uni<RestResponse<String>> patchOwn(
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable JsonNode patch) {
        var origin = origins.current();
        return changes.patchOne(
                PATCH, caller.id(), ifMatch, patch, PreferencePatch::check, asked -> preferences.patch(origin, asked));
    }
}

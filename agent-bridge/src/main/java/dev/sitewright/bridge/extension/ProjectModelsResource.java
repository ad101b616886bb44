package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Which models can work in a project, and which ones are preferred there, for the gateway on behalf of its owner. */
@Path("/internal/v1/projects/{projectId}")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class ProjectModelsResource {
    private final Models models;
    private final Preferences preferences;
    private final Changes changes;
    private final Origins origins;
    private final Caller caller;

    ProjectModelsResource(Models models, Preferences preferences, Changes changes, Origins origins, Caller caller) {
        this.models = models;
        this.preferences = preferences;
        this.changes = changes;
        this.origins = origins;
        this.caller = caller;
    }

    @GET
    @Path("/models")
    public Uni<PageOf<Models.Usable>> models(@RestPath String projectId) {
        return models.of(projectId, caller.id()).map(all -> new PageOf<>(all, null));
    }

    @GET
    @Path("/model-preference")
    public Uni<RestResponse<Preference>> ofProject(
            @RestPath String projectId, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return preferences.of(projectId, caller.id()).map(found -> Tagged.response(found, ifNoneMatch));
    }

    @PATCH
    @Path("/model-preference")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Uni<RestResponse<String>> patchOfProject(
            @RestPath String projectId,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable JsonNode patch) {
        var origin = origins.current();
        return changes.patchOne(
                ModelsResource.PATCH,
                projectId,
                ifMatch,
                patch,
                PreferencePatch::check,
                asked -> preferences.patch(origin, asked));
    }
}

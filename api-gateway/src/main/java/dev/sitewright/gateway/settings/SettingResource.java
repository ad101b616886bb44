package dev.sitewright.gateway.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Listing;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.Operation;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.many.PatchItem;
import dev.sitewright.platform.many.Tagged;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Settings over HTTP, for administrators. They are neither created nor deleted: the program knows which there are. */
@Path(SettingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Settings", description = "What administrators set while the system runs.")
class SettingResource {
    static final String PATH = "/api/v1/settings";

    private static final Operation PATCH = new Operation("settings.patch", 200);
    private static final Listing<StoredSetting> LISTING =
            new Listing<>("settings", StoredSetting.ID, Map.of("id", StoredSetting.ID), "id");

    private final SettingChanges settings;
    private final Changes changes;
    private final Origins origins;

    SettingResource(SettingChanges settings, Changes changes, Origins origins) {
        this.settings = settings;
        this.changes = changes;
        this.origins = origins;
    }

    @GET
    @RolesAllowed(Scopes.ADMIN_READ)
    @org.eclipse.microprofile.openapi.annotations.Operation(
            operationId = "listSettings",
            summary = "List settings",
            description = "All settings, each with what it does, its bounds, what holds and its default.")
    @APIResponse(
            responseCode = "200",
            description = "One page, sorted by id.",
            content = @Content(schema = @Schema(implementation = SettingSchemas.Page.class)))
    public Uni<PageOf<SettingView>> list(
            @RestQuery @Parameter(ref = "limit") @Nullable String limit,
            @RestQuery @Parameter(ref = "cursor") @Nullable String cursor) {
        var asked = LISTING.ask(limit, null, cursor, List.of());
        return settings.select(asked.page()).map(found -> asked.answer(found, settings::view));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.ADMIN_READ)
    @org.eclipse.microprofile.openapi.annotations.Operation(
            operationId = "getSetting",
            summary = "Show a setting",
            description = "One setting, with its version as `ETag`.")
    @APIResponse(
            responseCode = "200",
            description = "The setting.",
            content = @Content(schema = @Schema(implementation = SettingView.class)))
    @APIResponse(responseCode = "404", description = "`setting-not-found`.")
    public Uni<RestResponse<SettingView>> get(
            @RestPath @Parameter(description = "The setting's id.", example = "limits.user.read") String id,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Parameter(ref = "If-None-Match") @Nullable String ifNoneMatch) {
        return settings.one(id)
                .map(found -> found.orElseThrow(() -> new ProblemException(Problem.of(ProblemType.SETTING_NOT_FOUND))))
                .map(view -> Tagged.response(view, ifNoneMatch));
    }

    @PATCH
    @RolesAllowed(Scopes.ADMIN_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @org.eclipse.microprofile.openapi.annotations.Operation(
            operationId = "patchSettings",
            summary = "Change settings",
            description =
                    "Sets 1 to 100 values, or with `null` goes back to the defaults. All replicas follow within a second.")
    @APIResponse(
            responseCode = "200",
            description = "The settings as they are now, in the order of the items.",
            content = @Content(schema = @Schema(implementation = SettingSchemas.Settings.class)))
    public Uni<RestResponse<String>> patch(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SettingSchemas.Patches.class)))
                    @Nullable Many<PatchItem> body,
            @RestQuery @Parameter(ref = "mode") @Nullable String mode) {
        var origin = origins.current();
        return changes.patch(
                PATCH, mode, body, SettingChanges::check, asked -> settings.patch(origin, "/patch", asked));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Scopes.ADMIN_WRITE)
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @org.eclipse.microprofile.openapi.annotations.Operation(
            operationId = "patchSetting",
            summary = "Change a setting",
            description = "Sets its value, or with `null` goes back to the default.")
    @APIResponse(
            responseCode = "200",
            description = "The setting as it is now.",
            content = @Content(schema = @Schema(implementation = SettingView.class)))
    @APIResponse(responseCode = "404", description = "`setting-not-found`.")
    public Uni<RestResponse<String>> patchOne(
            @RestPath @Parameter(description = "The setting's id.", example = "limits.user.read") String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Parameter(ref = "If-Match") @Nullable String ifMatch,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SettingSchemas.Patch.class)))
                    @Nullable JsonNode patch) {
        var origin = origins.current();
        return changes.patchOne(
                PATCH, id, ifMatch, patch, SettingChanges::check, asked -> settings.patch(origin, "", asked));
    }
}

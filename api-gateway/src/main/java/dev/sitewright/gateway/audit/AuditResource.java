package dev.sitewright.gateway.audit;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.repository.Page;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit log over HTTP, for administrators. */
@Path(AuditResource.PATH)
@RolesAllowed(Scopes.ADMIN_READ)
@Tag(name = "Audit", description = "Who changed what, kept for administrators.")
class AuditResource {
    static final String PATH = "/api/v1/audit";
    static final String NDJSON = "application/x-ndjson";

    private static final int LINES_AT_A_TIME = 200;

    private final AuditReader reader;

    AuditResource(AuditReader reader) {
        this.reader = reader;
    }

    @Schema(name = "AuditPage", description = "A page of the audit log.")
    record AuditPage(
            @Schema(description = "In the order that was asked for.", required = true)
            List<AuditView> items,

            @Schema(
                    description = "Where the next page begins; null on the last.",
                    examples = "q83vEjRWeJAwMTk5",
                    required = true)
            String nextCursor) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listAuditEntries", summary = "Read the audit log", description = """
                    Every change that anybody made, and every sign-in that failed, in pages; or with `?format=ndjson` (or
                    `Accept: application/x-ndjson`) all that matches, one JSON object per line, streamed.""")
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            description = "A page of JSON, or everything that matches as lines of JSON.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"json", "ndjson"},
                            defaultValue = "json"))
    @APIResponse(
            responseCode = "200",
            description = "One page, or one entry per line.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AuditPage.class)),
                @Content(mediaType = NDJSON, schema = @Schema(implementation = AuditView.class))
            })
    public Uni<PageOf<AuditView>> list(@BeanParam AuditParameters parameters) {
        var asked = parameters.page();
        return reader.select(parameters.filter(), asked.page()).map(found -> asked.answer(found, view -> view));
    }

    @GET
    @Produces(NDJSON)
    @Operation(hidden = true)
    public Multi<AuditView> export(@BeanParam AuditParameters parameters) {
        var asked = parameters.page().page();
        return reader.all(parameters.filter(), new Page<>(LINES_AT_A_TIME, asked.sort(), asked.after()))
                .onItem()
                .disjoint();
    }
}

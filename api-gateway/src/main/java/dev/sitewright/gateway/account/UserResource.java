package dev.sitewright.gateway.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.many.PatchItem;
import dev.sitewright.platform.many.Tagged;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
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

/** Everybody's accounts, for administrators. */
@Path(UserResource.PATH)
@RolesAllowed(Scopes.ADMIN_WRITE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users", description = "Everybody's accounts, for administrators. Passwords are only ever written.")
class UserResource {
    static final String PATH = "/api/v1/users";

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final dev.sitewright.platform.many.Operation CREATE =
            new dev.sitewright.platform.many.Operation("users.create", 201);
    private static final dev.sitewright.platform.many.Operation PATCH =
            new dev.sitewright.platform.many.Operation("users.patch", 200);

    private final Users users;
    private final UserChanges changed;
    private final PasswordHashing hashing;
    private final Changes changes;
    private final Origins origins;

    UserResource(Users users, UserChanges changed, PasswordHashing hashing, Changes changes, Origins origins) {
        this.users = users;
        this.changed = changed;
        this.hashing = hashing;
        this.changes = changes;
        this.origins = origins;
    }

    @GET
    @RolesAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listUsers",
            summary = "List users",
            description = "Everybody, the newest first unless asked otherwise.")
    @APIResponse(
            responseCode = "200",
            description = "A page of users.",
            content = @Content(schema = @Schema(implementation = UserSchemas.Page.class)))
    public Uni<PageOf<UserView>> list(@BeanParam UserListParameters parameters) {
        var where = parameters.where();
        var asked = parameters.page();
        return users.list(where, asked.page()).map(found -> asked.answer(found, Account::view));
    }

    @POST
    @Counted(CallClass.CREATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createUsers",
            summary = "Create users",
            description = "Makes accounts with first passwords, which their people should change.")
    @APIResponse(
            responseCode = "201",
            description = "The users.",
            content = @Content(schema = @Schema(implementation = UserSchemas.Many.class)))
    @APIResponse(responseCode = "409", description = "`username-taken`: somebody is called so.")
    public Uni<RestResponse<String>> create(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = UserSchemas.Create.class)))
                    @Nullable Many<CreateUser> body,
            @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return hashing.ofItems(body, "")
                .chain(passwords -> changes.create(
                        CREATE,
                        mode,
                        passwords.inNew(body),
                        item -> UserChecks.check(item, passwords),
                        asked -> changed.create(origin, asked)));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "patchUsers",
            summary = "Change users",
            description =
                    "Changes `username`, `role`, `disabled` or `password` of many. Disabling, demoting and resetting a password "
                            + "end everything by which that person is signed in, at once.")
    @APIResponse(
            responseCode = "200",
            description = "The users as they are now.",
            content = @Content(schema = @Schema(implementation = UserSchemas.Many.class)))
    @APIResponse(responseCode = "404", description = "`user-not-found`.")
    @APIResponse(responseCode = "409", description = "`username-taken`, or `last-admin`: there must be one left.")
    public Uni<RestResponse<String>> patch(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = UserSchemas.Patches.class)))
                    @Nullable Many<PatchItem> body,
            @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return hashing.ofItems(body, "/patch")
                .chain(passwords -> changes.patch(
                        PATCH,
                        mode,
                        passwords.inPatches(body),
                        patch -> UserChecks.check(patch, passwords),
                        asked -> changed.patch(origin, asked)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.ADMIN_READ)
    @Operation(operationId = "getUser", summary = "Look at a user", description = "With the user's `ETag`.")
    @APIResponse(responseCode = "200", description = "The user.")
    @APIResponse(responseCode = "404", description = "`user-not-found`.")
    public Uni<RestResponse<UserView>> get(
            @Parameter(description = "The user's id.", example = "usr_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String id,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return users.require(id).map(Account::view).map(view -> Tagged.response(view, ifNoneMatch));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @Operation(
            operationId = "patchUser",
            summary = "Change a user",
            description = "Changes `username`, `role`, `disabled` or `password`, as a JSON merge patch.")
    @APIResponse(
            responseCode = "200",
            description = "The user as they are now.",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(responseCode = "404", description = "`user-not-found`.")
    @APIResponse(responseCode = "409", description = "`username-taken`, or `last-admin`: there must be one left.")
    public Uni<RestResponse<String>> patchOne(
            @Parameter(description = "The user's id.", example = "usr_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = UserSchemas.Patch.class)))
                    @Nullable JsonNode patch) {
        var origin = origins.current();
        return hashing.ofFields(patch)
                .chain(passwords -> changes.patchOne(
                        PATCH,
                        id,
                        ifMatch,
                        passwords.inFields(patch),
                        fields -> UserChecks.check(fields, passwords),
                        asked -> changed.patch(origin, asked)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteUser",
            summary = "Delete a user",
            description = "Ends all their sessions and tokens at once, and has their projects deleted.")
    @APIResponse(
            responseCode = "200",
            description = "The user as they were.",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(responseCode = "404", description = "`user-not-found`.")
    @APIResponse(responseCode = "409", description = "`last-admin`: there must be one left.")
    public Uni<RestResponse<String>> deleteOne(
            @Parameter(description = "The user's id.", example = "usr_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var origin = origins.current();
        return changes.targetOne(UserDeletionResource.DELETE, id, ifMatch, asked -> changed.delete(origin, asked));
    }
}

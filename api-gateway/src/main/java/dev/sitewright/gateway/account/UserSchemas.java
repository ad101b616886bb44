package dev.sitewright.gateway.account;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Describes the bodies about users in the API document, which are read and written by the kit: nothing here is ever filled. */
final class UserSchemas {
    static final String ID = "usr_0199c6a01f2e7000a1b2c3d4e5f60718";

    private UserSchemas() {}

    @Schema(name = "CreateUsers", description = "Users to create.")
    record Create(
            @Schema(description = "1 to 100 users.", minItems = 1, maxItems = 100, required = true)
            List<CreateUser> items) {}

    @Schema(name = "PatchUsers", description = "Changes of users.")
    record Patches(
            @Schema(
                    description = "1 to 100 changes, each of another user.",
                    minItems = 1,
                    maxItems = 100,
                    required = true)
            List<PatchItem> items) {}

    @Schema(name = "PatchUser", description = "A change of one user.")
    record PatchItem(
            @Schema(description = "Which user.", examples = ID, required = true)
            String id,

            @Schema(description = "The version that the change is meant for.", examples = "3", required = true)
            long version,

            @Schema(description = "What to change.", required = true)
            Patch patch) {}

    @Schema(
            name = "UserPatch",
            description = "A JSON merge patch (RFC 7396): the fields to change with their new values.")
    record Patch(
            @Schema(description = "How the person signs in; unique, whatever its case.", examples = "ada") @Nullable String username,

            @Schema(
                    description = "What the person may do.",
                    enumeration = {"admin", "user"},
                    examples = "user")
            @Nullable String role,

            @Schema(description = "Whether nobody may come in by this account.", examples = "true") @Nullable Boolean disabled,

            @Schema(
                    description = "Another password, 8 to 256 characters.",
                    writeOnly = true,
                    minLength = 8,
                    maxLength = 256,
                    examples = "battery staple")
            @Nullable String password) {}

    @Schema(name = "MePatch", description = "A JSON merge patch (RFC 7396) of one's own account.")
    record OwnPatch(
            @Schema(description = "How you sign in from now on; unique, whatever its case.", examples = "ada") @Nullable String username) {}

    @Schema(name = "UserTargets", description = "Users to do something to.")
    record Targets(
            @Schema(description = "1 to 100 users, none twice.", minItems = 1, maxItems = 100, required = true)
            List<Target> items) {}

    @Schema(name = "UserTarget", description = "One version of a user.")
    record Target(
            @Schema(description = "Which user.", examples = ID, required = true)
            String id,

            @Schema(description = "The version that the caller knows.", examples = "3", required = true)
            long version) {}

    @Schema(name = "Users", description = "The users, in the order of the items that were sent.")
    record Many(
            @Schema(description = "One per item.", required = true)
            List<UserView> items) {}

    @Schema(name = "UserPage", description = "A page of users.")
    record Page(
            @Schema(description = "In the order that was asked for.", required = true)
            List<UserView> items,

            @Schema(
                    description = "Where the next page begins; null on the last.",
                    examples = "q83vEjRWeJAwMTk5",
                    required = true)
            @Nullable String nextCursor) {}
}

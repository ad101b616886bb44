package dev.sitewright.gateway.account;

import dev.sitewright.platform.many.Listing;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.repository.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /users}, as sent. */
class UserListParameters {
    @RestQuery
    @Nullable String limit;

    @Parameter(
            description = "`createdAt`, `username` or `updatedAt`, with a `-` before it the other way round.",
            example = "username")
    @RestQuery
    @Nullable String sort;

    @RestQuery
    @Nullable String cursor;

    @Parameter(description = "Only those with this role: `admin` or `user`.", example = "admin")
    @RestQuery
    @Nullable String role;

    @Parameter(description = "Only those that are disabled (`true`), or are not (`false`).", example = "false")
    @RestQuery
    @Nullable String disabled;

    @Parameter(description = "Only those whose name holds this, whatever its case.", example = "ada")
    @RestQuery
    @Nullable String text;

    /** @return the condition; throws {@link ProblemException} for a value that is none */
    Where<Account> where() {
        var parts = new ArrayList<Where<Account>>();
        if (role != null) {
            requireOneOf("?role", role, "admin", "user");
            parts.add(new Where.In<>(AccountFields.ROLE, List.of(role)));
        }
        if (disabled != null) {
            requireOneOf("?disabled", disabled, "true", "false");
            parts.add(new Where.In<>(AccountFields.DISABLED, List.of(Boolean.valueOf(disabled))));
        }
        if (text != null) {
            requireWithoutNull(text);
            parts.add(new Where.Holding<>(List.of(AccountFields.USERNAME), text));
        }
        return parts.isEmpty() ? new Where.Everything<>("administrators list everybody") : new Where.All<>(parts);
    }

    Listing<Account>.Asked page() {
        var words = Stream.of(role, disabled, text)
                .map(word -> Objects.requireNonNullElse(word, "\0"))
                .toList();
        return AccountFields.LISTING.ask(limit, sort, cursor, words);
    }

    private static void requireOneOf(String place, String word, String one, String other) {
        if (!word.equals(one) && !word.equals(other)) {
            throw refused(FaultType.UNKNOWN_VALUE, place, "is neither " + one + " nor " + other);
        }
    }

    private static void requireWithoutNull(String text) {
        if (text.indexOf('\0') >= 0) {
            throw refused(FaultType.INVALID_CHARACTER, "?text", "holds U+0000");
        }
    }

    private static ProblemException refused(FaultType fault, String place, String detail) {
        return new ProblemException(Problem.invalid(fault.at(place, detail)));
    }
}

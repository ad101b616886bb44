package dev.sitewright.gateway.audit;

import dev.sitewright.platform.many.Listing;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.repository.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /audit}, as sent. */
class AuditParameters {
    private static final Pattern ACTION = Pattern.compile("[a-z0-9.*-]{1,100}");
    private static final int LONGEST_ID = 200;
    private static final Listing<AuditView> LISTING = new Listing<>(
            "audit",
            new Field<>("id", String.class, AuditView::id),
            Map.of("time", new Field<>("time", Instant.class, AuditView::time)),
            "-time");

    @RestQuery
    @Parameter(
            description = "Only what this user, `service:<name>` or `anonymous` did.",
            example = "usr_0199c6a01f2e7000a1b2c3d4e5f60718")
    @Nullable String actor;

    @RestQuery
    @Parameter(
            description = "Only what was done to this user's things.",
            example = "usr_0199c6a01f2e7000a1b2c3d4e5f60718")
    @Nullable String owner;

    @RestQuery
    @Parameter(description = "Only these acts; `*` stands for anything.", example = "project.*")
    @Nullable String action;

    @RestQuery
    @Parameter(description = "Only what was done to this.", example = "prj_0199c6a01f2e7000a1b2c3d4e5f60718")
    @Nullable String resource;

    @RestQuery
    @Parameter(description = "Only what this request did.", example = "req_0199c6a01f2e7000a1b2c3d4e5f60718")
    @Nullable String requestId;

    @RestQuery
    @Parameter(
            description = "Only what was done then or later.",
            example = "2026-01-01T00:00:00Z",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable String from;

    @RestQuery
    @Parameter(
            description = "Only what was done before.",
            example = "2026-02-01T00:00:00Z",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable String to;

    @RestQuery
    @Parameter(
            description = "The latest first, or the oldest.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"time", "-time"},
                            defaultValue = "-time"))
    @Nullable String sort;

    @RestQuery
    @Parameter(ref = "limit")
    @Nullable String limit;

    @RestQuery
    @Parameter(ref = "cursor")
    @Nullable String cursor;

    /** @return the condition; throws {@link ProblemException} for what cannot be one */
    AuditFilter filter() {
        return new AuditFilter(
                id("?actor", actor),
                id("?owner", owner),
                action(),
                id("?resource", resource),
                id("?requestId", requestId),
                time("?from", from),
                time("?to", to));
    }

    /** @return the page; throws {@link ProblemException} for one that cannot be */
    Listing<AuditView>.Asked page() {
        var words = Stream.of(actor, owner, action, resource, requestId, from, to)
                .map(word -> Objects.requireNonNullElse(word, "\0"))
                .toList();
        return LISTING.ask(limit, sort, cursor, words);
    }

    private @Nullable String action() {
        if (action != null && !ACTION.matcher(action).matches()) {
            throw refused("?action", "is no name of an act, such as project.update or project.*");
        }
        return action;
    }

    private static @Nullable String id(String place, @Nullable String text) {
        if (text != null && (text.isEmpty() || text.length() > LONGEST_ID || text.indexOf('\0') >= 0)) {
            throw refused(place, "is nothing that can have been told");
        }
        return text;
    }

    private static @Nullable Instant time(String place, @Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw refused(place, "is no time such as 2026-01-01T00:00:00Z");
        }
    }

    private static ProblemException refused(String place, String detail) {
        return new ProblemException(Problem.invalid(FaultType.WRONG_FORM.at(place, detail)));
    }
}

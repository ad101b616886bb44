package dev.sitewright.platform.many;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.repository.Page;
import dev.sitewright.platform.repository.Sort;
import dev.sitewright.platform.repository.Where;
import dev.sitewright.platform.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The smallest collection: it shows how one is made. */
@Path("/internal/notes")
@Consumes(MediaType.APPLICATION_JSON)
class NoteResource {
    private static final Operation CREATE = new Operation("notes.create", 201);
    private static final Operation PATCH = new Operation("notes.patch", 200);
    static final Operation DELETE = new Operation("notes.delete", 200);
    private static final Listing<Note> LISTING = new Listing<>("notes", Note.ID, Map.of("id", Note.ID), "id");

    private final Notes notes;
    private final Changes changes;
    private final Caller caller;

    NoteResource(Notes notes, Changes changes, Caller caller) {
        this.notes = notes;
        this.changes = changes;
        this.caller = caller;
    }

    /** A note to write. */
    public record NewNote(@Nullable String text) {}

    @POST
    public Uni<RestResponse<String>> create(@Nullable Many<NewNote> body, @RestQuery @Nullable String mode) {
        var owner = caller.id();
        return changes.create(CREATE, mode, body, NoteResource::check, asked -> notes.create(owner, asked));
    }

    @PATCH
    public Uni<RestResponse<String>> patch(@Nullable Many<PatchItem> body, @RestQuery @Nullable String mode) {
        var owner = caller.id();
        return changes.patch(PATCH, mode, body, NoteResource::check, asked -> notes.patch(owner, asked));
    }

    @PATCH
    @Path("/{id}")
    public Uni<RestResponse<String>> patchOne(
            @RestPath String id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode patch) {
        var owner = caller.id();
        return changes.patchOne(PATCH, id, ifMatch, patch, NoteResource::check, asked -> notes.patch(owner, asked));
    }

    @DELETE
    @Path("/{id}")
    public Uni<RestResponse<String>> deleteOne(@RestPath String id, @RestHeader("If-Match") @Nullable String ifMatch) {
        var owner = caller.id();
        return changes.targetOne(DELETE, id, ifMatch, asked -> notes.delete(owner, asked));
    }

    @GET
    public Uni<PageOf<Note.View>> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        var asked = LISTING.ask(limit, null, cursor, List.of(caller.id()));
        return notes.select(caller.id(), new Where.Everything<>("the owner lists them"), asked.page())
                .map(found -> asked.answer(found, Note::view));
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<Note.View>> get(
            @RestPath String id, @RestHeader("If-None-Match") @Nullable String ifNoneMatch) {
        var one = new Where.In<>(Note.ID, List.of(id));
        return notes.select(caller.id(), one, Page.first(1, Sort.ascending(Note.ID)))
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND))))
                .map(note -> Tagged.response(note.view(), ifNoneMatch));
    }

    private static Result<String> check(NewNote note) {
        var faults = new Faults();
        if (note.text() == null) {
            faults.add("/text", FaultType.MISSING, "is missing");
        }
        return faults.orElse(() -> Objects.requireNonNull(note.text()));
    }

    private static Result<String> check(MergePatch patch) {
        var faults = new Faults();
        patch.refuseOthersThan(Set.of("text"), faults);
        var text = patch.text("text", faults);
        return faults.orElse(() -> text.orElse("unchanged"));
    }
}

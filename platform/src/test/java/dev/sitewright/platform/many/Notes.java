package dev.sitewright.platform.many;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.repository.Page;
import dev.sitewright.platform.repository.Scope.OwnedBy;
import dev.sitewright.platform.repository.Where;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** What owners do with their notes. */
@ApplicationScoped
class Notes {
    private static final Problem NOT_FOUND = Problem.of(ProblemType.NOT_FOUND);

    private final NoteRepository notes;

    Notes(NoteRepository notes) {
        this.notes = notes;
    }

    Uni<List<Result<Note.View>>> create(String owner, List<String> texts) {
        var made = texts.stream()
                .map(text -> new Note(Ids.next("not"), owner, text))
                .toList();
        return notes.insert(made)
                .map(done -> made.stream().map(note -> Result.done(note.view())).toList());
    }

    Uni<List<Result<Note.View>>> patch(String owner, List<Patching<String>> asked) {
        return notes.update(new OwnedBy(owner), ids(asked), note -> {})
                .map(found -> Targeted.each(asked, found, NOT_FOUND, Notes::write))
                .call(() -> Panache.getSession().chain(Mutiny.Session::flush))
                .map(results -> results.stream()
                        .map(result -> result.<Note.View>map(Note::view))
                        .toList());
    }

    private static Result<Note> write(Patching<String> asked, Note note) {
        note.write(asked.patch());
        return Result.done(note);
    }

    Uni<List<Result<Note.View>>> delete(String owner, List<Target> asked) {
        return notes.update(new OwnedBy(owner), ids(asked), note -> {})
                .map(found -> Targeted.each(asked, found, NOT_FOUND, (item, note) -> Result.done(note.view())))
                .call(results -> notes.delete(new OwnedBy(owner), good(results)));
    }

    private static Where<Note> good(List<Result<Note.View>> results) {
        return new Where.In<>(
                Note.ID,
                results.stream()
                        .<String>mapMulti((result, ids) -> {
                            if (result instanceof Result.Done<Note.View>(var view)) {
                                ids.accept(view.id());
                            }
                        })
                        .toList());
    }

    private static Where<Note> ids(List<? extends Targeted> asked) {
        return new Where.In<>(Note.ID, Targeted.ids(asked));
    }

    @WithSession
    Uni<List<Note>> select(String owner, Where<Note> where, Page<Note> page) {
        return notes.select(new OwnedBy(owner), where, page);
    }
}

package dev.sitewright.platform.many;

import dev.sitewright.platform.repository.PluralRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class NoteRepository extends PluralRepository<Note> {
    NoteRepository() {
        super(Note.class, Note.ID, Note.OWNER);
    }
}

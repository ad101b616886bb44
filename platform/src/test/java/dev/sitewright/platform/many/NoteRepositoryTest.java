package dev.sitewright.platform.many;

import static dev.sitewright.platform.testing.Fakes.faker;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.PluralRepository;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Factory;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.RepositoryContract;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
@WithSitewrightBackends
@Covers(NoteRepository.class)
class NoteRepositoryTest extends RepositoryContract<Note> {
    @Inject
    NoteRepository notes;

    @Override
    protected PluralRepository<Note> repository() {
        return notes;
    }

    @Override
    protected Field<Note, String> id() {
        return Note.ID;
    }

    @Override
    protected Factory<Note> rowsOf(Owner owner) {
        return () -> new Note(Ids.next("not"), owner.id(), faker().book().title());
    }
}

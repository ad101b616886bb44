package dev.sitewright.projects.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.projects.Api;
import dev.sitewright.projects.project.Scope.AnyOwner;
import dev.sitewright.projects.project.Scope.OwnedBy;
import dev.sitewright.projects.project.Where.Everything;
import dev.sitewright.projects.project.Where.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSitewrightBackends
class ProjectRepositoryTest {
    private static final Page FIRST = new Page(10, null);

    @Inject
    ProjectRepository projects;

    private final Api ada = Api.ofSomebody();
    private final Api bob = Api.ofSomebody();

    @Test
    void no_ids_match_nothing() {
        ada.create("One");
        var nothing = new Ids(List.of());
        var anyOwner = new AnyOwner("test");

        assertThat(in(() -> projects.select(new OwnedBy(ada.user()), nothing, FIRST)))
                .isEmpty();
        assertThat(in(() -> projects.update(anyOwner, nothing, project -> fail("matched"))))
                .isEmpty();
        assertThat(in(() -> projects.takeFirst(anyOwner, nothing, 10))).isEmpty();
    }

    @Test
    void a_scope_holds_whatever_else_is_asked() {
        var adas = ada.create("One");
        var bobs = bob.create("Two");
        var both = new Ids(List.of(adas, bobs));

        assertThat(in(() -> projects.select(new OwnedBy(ada.user()), both, FIRST)))
                .extracting(Project::id)
                .containsExactly(adas);
        assertThat(in(() -> projects.select(new OwnedBy(ada.user()), new Everything("test"), FIRST)))
                .extracting(Project::id)
                .containsExactly(adas);
        assertThat(in(() -> projects.update(new OwnedBy(bob.user()), both, project -> {})))
                .extracting(Project::id)
                .containsExactly(bobs);
        assertThat(in(() -> projects.select(new AnyOwner("test"), both, FIRST)))
                .extracting(Project::id)
                .containsExactly(bobs, adas);
    }

    private static <T> T in(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(work));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}

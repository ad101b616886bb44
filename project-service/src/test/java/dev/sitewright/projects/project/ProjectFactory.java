package dev.sitewright.projects.project;

import static dev.sitewright.platform.testing.Fakes.faker;

import dev.sitewright.contracts.RuntimeFact.RuntimeCrashed;
import dev.sitewright.contracts.RuntimeFact.RuntimeReady;
import dev.sitewright.contracts.RuntimeFact.RuntimeStarting;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.Factory;
import dev.sitewright.platform.testing.Owner;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Projects for tests: wanted running, not seen yet, and of an owner who has nothing else.
 *
 * @param owner whose; a fresh one for each project when null
 * @param name what it is called; made up when null
 * @param traits what else happened to it, in order
 */
record ProjectFactory(@Nullable Owner owner, @Nullable String name, List<Consumer<Project>> traits)
        implements Factory<Project> {
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final String URL = "http://127.0.0.1:5000";

    static ProjectFactory aProject() {
        return new ProjectFactory(null, null, List.of());
    }

    ProjectFactory ownedBy(Owner person) {
        return new ProjectFactory(person, name, traits);
    }

    ProjectFactory named(String called) {
        return new ProjectFactory(owner, called, traits);
    }

    /** Its preview answers. */
    ProjectFactory healthy() {
        return with(project -> {
            project.see(new RuntimeStarting(project.id(), "process", URL), THEN);
            project.see(new RuntimeReady(project.id(), URL), THEN);
        });
    }

    /** Its preview ended by itself. */
    ProjectFactory crashed() {
        return healthy().with(project -> project.see(new RuntimeCrashed(project.id(), List.of()), THEN));
    }

    ProjectFactory stopped() {
        return with(project -> project.want(WantedState.STOPPED, new Consequences(), THEN));
    }

    ProjectFactory deleted() {
        return with(project -> project.want(WantedState.DELETED, new Consequences(), THEN));
    }

    private ProjectFactory with(Consumer<Project> trait) {
        return new ProjectFactory(
                owner, name, Stream.concat(traits.stream(), Stream.of(trait)).toList());
    }

    @Override
    public Project make() {
        var id = Ids.next("prj");
        var called = new ProjectName(name == null ? faker().commerce().productName() : name);
        var asked = new NewProject("A page about " + faker().company().industry(), called, NamedBy.PROMPT, "static");
        var ownerId = (owner == null ? Owner.fresh() : owner).id();
        var slug = new Slug(Slug.of(called).value() + "-" + id.substring(24)); // unique without asking the database
        var project = Project.open(id, ownerId, asked, slug, THEN);
        traits.forEach(trait -> trait.accept(project));
        return project;
    }
}

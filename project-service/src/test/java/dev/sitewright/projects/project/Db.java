package dev.sitewright.projects.project;

import static dev.sitewright.platform.testing.Transactions.in;

import dev.sitewright.platform.testing.Factory;
import jakarta.inject.Singleton;
import java.util.List;

/** The table of projects, as tests fill it. */
@Singleton
class Db {
    private final ProjectRepository projects;

    Db(ProjectRepository projects) {
        this.projects = projects;
    }

    /** @return a project that is in the table now */
    Project insert(Factory<Project> factory) {
        return insert(factory, 1).getFirst();
    }

    /** @return several projects that are in the table now */
    List<Project> insert(Factory<Project> factory, int count) {
        var made = factory.make(count);
        in(() -> projects.insert(made).replaceWith(true));
        return made;
    }
}

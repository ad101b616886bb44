package dev.sitewright.bridge.server;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where projects have their files. */
@ApplicationScoped
public class Workspaces {
    private final Path folder;

    Workspaces(@ConfigProperty(name = "sitewright.workspaces") Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** @return a project's folder, which need not exist; throws {@link ProblemException} when no project has such an id */
    public Path of(String projectId) {
        return childOf(folder, projectId);
    }

    /** The same of any folder that has one of each project: what is no id never becomes part of a path. */
    static Path childOf(Path folder, String projectId) {
        if (!Ids.isValid("prj", projectId)) {
            throw new ProblemException(Problem.of(ProblemType.PROJECT_NOT_FOUND));
        }
        return folder.resolve(projectId);
    }
}

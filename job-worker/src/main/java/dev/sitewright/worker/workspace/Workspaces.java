package dev.sitewright.worker.workspace;

import dev.sitewright.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The folders of all projects: {@code <workspaces>/<projectId>}. */
@ApplicationScoped
public class Workspaces {
    private final Path root;
    private final Templates templates;
    private final Git git;

    Workspaces(@ConfigProperty(name = "sitewright.workspaces") Path root, Templates templates, Git git) {
        this.root = root.toAbsolutePath().normalize();
        this.templates = templates;
        this.git = git;
    }

    /** @return where a project's workspace is, or will be */
    public Path folder(String projectId) {
        if (!Ids.isValid("prj", projectId)) {
            throw new IllegalArgumentException("not the id of a project");
        }
        return root.resolve(projectId);
    }

    /**
     * Makes a workspace if there is none. It is put together in a folder beside its place and moved there in one step, so that a crash
     * at any moment leaves a whole workspace or none; a second call finds the first one's.
     *
     * @return the commit it is at, a full SHA-1 in hex
     */
    public String create(String projectId, Template template) throws IOException {
        var target = folder(projectId);
        if (!Files.exists(target)) {
            Files.createDirectories(root);
            deleteLeftovers(projectId);
            make(projectId, template, target);
        }
        return git.head(target)
                .orElseThrow(() -> new IOException("The folder of the workspace is there, but holds no repository."));
    }

    private void make(String projectId, Template template, Path target) throws IOException {
        var draft = Files.createTempDirectory(root, draftPrefix(projectId));
        try {
            templates.copyWorkspace(template, draft);
            git.init(draft, "Start from the template " + template.name());
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(draft); // nothing is left of it after the move
        }
    }

    /** A killed worker leaves its draft behind. */
    private void deleteLeftovers(String projectId) throws IOException {
        try (var drafts = Files.newDirectoryStream(root, draftPrefix(projectId) + "*")) {
            for (var draft : drafts) {
                delete(draft);
            }
        }
    }

    /** The dot keeps drafts out of listings; no project's id begins with one. */
    private static String draftPrefix(String projectId) {
        return "." + projectId + ".";
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var inside = Files.walk(folder)) {
            for (var path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}

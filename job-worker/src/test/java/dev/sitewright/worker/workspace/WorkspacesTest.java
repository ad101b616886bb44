package dev.sitewright.worker.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sitewright.platform.ids.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspacesTest {
    private final Templates templates = new Templates();

    @TempDir
    Path root;

    @Test
    void a_workspace_is_a_repository_with_one_commit_of_its_own_author() throws IOException, GitAPIException {
        var project = Ids.next("prj");
        var checkpoint = workspaces().create(project, template());

        try (var git = Git.open(root.resolve(project).toFile())) {
            assertThat(git.getRepository().getBranch()).isEqualTo("main");
            assertThat(git.status().call().isClean()).isTrue();
            var commits =
                    StreamSupport.stream(git.log().call().spliterator(), false).toList();
            assertThat(commits).hasSize(1);
            assertThat(commits.getFirst().getName()).isEqualTo(checkpoint);
            assertThat(commits.getFirst().getAuthorIdent().getName()).isEqualTo("Sitewright");
            assertThat(git.getRepository().getConfig().getSections()).doesNotContain("user");
        }
        assertThat(root.resolve(project)).isDirectoryContaining("glob:**index.html");
    }

    @Test
    void what_an_earlier_attempt_left_behind_is_cleared_away() throws IOException {
        var project = Ids.next("prj");
        var draft = Files.createDirectories(root.resolve("." + project + ".123"));
        Files.writeString(draft.resolve("half"), "");
        var othersDraft = Files.createDirectories(root.resolve("." + Ids.next("prj") + ".123"));

        workspaces().create(project, template());

        assertThat(draft).doesNotExist();
        assertThat(othersDraft).exists();
        try (var files = Files.list(root)) {
            assertThat(files).containsExactlyInAnyOrder(root.resolve(project), othersDraft);
        }
    }

    @Test
    void a_workspace_that_is_there_stays_as_it_is() throws IOException {
        var project = Ids.next("prj");
        var checkpoint = workspaces().create(project, template());
        Files.writeString(root.resolve(project).resolve("index.html"), "mine");

        assertThat(workspaces().create(project, template())).isEqualTo(checkpoint);
        assertThat(root.resolve(project).resolve("index.html")).hasContent("mine");
    }

    @Test
    void a_folder_that_is_no_workspace_is_not_taken_for_one() throws IOException {
        var project = Ids.next("prj");
        Files.createDirectories(root.resolve(project));
        assertThatThrownBy(() -> workspaces().create(project, template())).isInstanceOf(IOException.class);
    }

    @Test
    void an_id_that_is_none_is_never_a_path() {
        for (var id : List.of("..", "prj_/../../etc", "", "prj_0", "usr_0123456789abcdef0123456789abcdef")) {
            assertThatThrownBy(() -> workspaces().folder(id)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void templates_that_are_not_there_are_unknown() {
        for (var name : List.of("nope", "../static", "", "Static")) {
            assertThatThrownBy(() -> templates.require(name)).isInstanceOf(UnknownTemplate.class);
        }
    }

    private Workspaces workspaces() {
        return new Workspaces(root, templates, new dev.sitewright.worker.workspace.Git());
    }

    private Template template() throws IOException {
        return templates.require("static");
    }
}

package dev.sitewright.bridge.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
    private final Workspace workspace = new Workspace("/data/workspaces/prj_1");

    @Test
    void paths_in_the_workspace_become_relative_wherever_they_stand() {
        assertThat(workspace.texts(Map.of(
                        "filePath",
                        "/data/workspaces/prj_1/css/a.css",
                        "edits",
                        List.of(Map.of("in", "cd /data/workspaces/prj_1 && ls")),
                        "limit",
                        7)))
                .isEqualTo(Map.of("filePath", "css/a.css", "edits", List.of(Map.of("in", "cd . && ls")), "limit", 7));
    }

    @Test
    void a_file_outside_is_no_file_of_the_project() {
        assertThat(workspace.fileOf("/data/workspaces/prj_1/a/../b.txt")).contains("b.txt");
        assertThat(workspace.fileOf("b.txt")).contains("b.txt");
        assertThat(workspace.fileOf("/data/workspaces/prj_2/b.txt")).isEmpty();
        assertThat(workspace.fileOf("../prj_2/b.txt")).isEmpty();
        assertThat(workspace.fileOf("/data/workspaces/prj_1")).isEmpty();
    }

    @Test
    void a_long_text_is_cut_but_never_within_a_character() {
        assertThat(workspace.text("x".repeat(5_000))).hasSize(4_000);
        assertThat(workspace.text("x".repeat(3_999) + "😀")).isEqualTo("x".repeat(3_999));
    }
}

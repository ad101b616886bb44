package dev.sitewright.bridge.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Calls the service under test as job-worker does. */
public final class Bridge {
    /** The first use of a directory alone may take 10 s on a busy machine. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private Bridge() {}

    /** A project with a workspace and a session. */
    public record Project(String id, String sessionId, Path workspace) {}

    /** Returns when OpenCode answers. */
    public static void awaitReady() {
        await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    /** @return a new project, its session opened */
    public static Project project() {
        awaitReady();
        var id = Ids.next("prj");
        var workspace = workspaceOf(id);
        var session = open(id).then().statusCode(200).extract().<String>path("sessionId");
        return new Project(id, session, workspace);
    }

    /** Opens a project's session. */
    public static Response open(String projectId) {
        return asService()
                .body(Map.of("ownerId", Ids.next("usr")))
                .put("/internal/v1/projects/{id}/session", projectId);
    }

    /** Gives a prompt under an id. */
    public static Response give(String promptId, Project project, String text) {
        return asService()
                .body(Map.of("projectId", project.id(), "sessionId", project.sessionId(), "text", text))
                .put("/internal/v1/prompts/{id}", promptId);
    }

    /** @return the id of a prompt that was taken */
    public static String prompt(Project project, String text) {
        var id = Ids.next("job");
        give(id, project, text).then().statusCode(202);
        return id;
    }

    /** @return how a prompt stands */
    public static Response look(String promptId) {
        return asService().get("/internal/v1/prompts/{id}", promptId);
    }

    /** Returns when the prompt has ended. */
    public static Response awaitEnd(String promptId) {
        await().atMost(PATIENCE)
                .until(() -> java.util.Set.of("finished", "failed")
                        .contains(look(promptId).<String>path("state")));
        return look(promptId);
    }

    /** @return a request that job-worker makes */
    public static RequestSpecification asService() {
        return given().header("Authorization", TestTokens.service("job-worker")).contentType(ContentType.JSON);
    }

    /** @return the folder of a project, made */
    public static Path workspaceOf(String projectId) {
        try {
            var workspaces = Path.of(ConfigProvider.getConfig().getValue("sitewright.workspaces", String.class));
            return Files.createDirectories(workspaces.resolve(projectId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

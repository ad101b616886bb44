package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.system.People.Person;
import dev.sitewright.system.Things.Thing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes what operations about the agent are about. No job makes workspaces here, so a folder is made by hand. */
final class AgentThings {
    private static final Pattern ABOUT = Pattern.compile(
            "/api/v1/projects/\\{projectId}/(sessions|agents|commands|requests|generations|agent-|usage|budget|mcp-servers|skills|model).*");

    private final RunningSystem system;

    AgentThings(RunningSystem system) {
        this.system = system;
    }

    boolean isAbout(ApiOperation operation) {
        return ABOUT.matcher(operation.path()).matches();
    }

    Thing of(ApiOperation operation, Person owner) {
        var project = owner.create("/projects", Map.of("prompt", "Build a page"))
                .path("id")
                .asText();
        makeWorkspace(project);
        var ids = new HashMap<>(Map.of("projectId", project));
        if (!operation.path().contains("/sessions")) {
            Wait.until(
                    "the agent",
                    () -> owner.get("/projects/" + project + "/agents").status() == 200,
                    () -> "it is away");
            return operation.path().matches(".*/(mcp-servers|skills).*")
                    ? extension(owner, project, operation.path().contains("/skills"))
                    : new Thing(project, Map.of(), Map.copyOf(ids));
        }
        var session = session(owner, project);
        var id = session.path("id").asText();
        ids.put("sessionId", id);
        if (operation.path().contains("{promptId}")) {
            ids.put("promptId", prompt(owner, project, id));
        }
        return new Thing(id, Map.of("id", session.path("id"), "version", session.path("version")), Map.copyOf(ids));
    }

    private static Thing extension(Person owner, String project, boolean skill) {
        var made = skill
                ? owner.create(
                        "/projects/" + project + "/skills",
                        Map.of("name", "made-before", "description", "For every page", "text", "Be green."))
                : owner.create(
                        "/projects/" + project + "/mcp-servers",
                        Map.of("name", "made-before", "url", "https://mcp.example.com/mcp"));
        var thing = Thing.of(made);
        return new Thing(thing.id(), thing.fields(), Map.of("projectId", project, "id", thing.id()));
    }

    private static JsonNode session(Person owner, String project) {
        var body = Map.of("items", List.of(Map.of("title", "A session")));
        var made = new JsonNode[1];
        Wait.until(
                "a session",
                () -> {
                    var answer = owner.post("/projects/" + project + "/sessions", body);
                    made[0] = answer.json();
                    return answer.status() == 201;
                },
                () -> String.valueOf(made[0]));
        return made[0].at("/items/0");
    }

    private static String prompt(Person owner, String project, String session) {
        var answer = owner.post(
                "/projects/" + project + "/sessions/" + session + "/prompts",
                Map.of("items", List.of(Map.of("text", "Build a page"))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json().at("/items/0/id").asText();
    }

    private void makeWorkspace(String project) {
        try {
            Files.createDirectories(system.data().resolve("workspaces").resolve(project));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

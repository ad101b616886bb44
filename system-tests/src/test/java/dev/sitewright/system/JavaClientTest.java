package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.client.ApiClient;
import dev.sitewright.client.ApiException;
import dev.sitewright.client.api.EventsApi;
import dev.sitewright.client.api.ProjectsApi;
import dev.sitewright.client.model.CreateProjects;
import dev.sitewright.client.model.Event;
import dev.sitewright.client.model.NewProject;
import dev.sitewright.client.model.Project;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The client that openapi-generator makes from the API document takes a prompt to its preview, with a personal token. */
@OnSharedSystem
class JavaClientTest {
    @Test
    void a_generated_client_takes_a_prompt_to_its_preview(Client ada, RunningSystem system)
            throws ApiException, IOException {
        var api = signedIn(system, Tokens.personal(ada, "projects:read", "projects:write"));
        var projects = new ProjectsApi(api);
        var created = projects.createProjects(
                new CreateProjects().addItemsItem(new NewProject().prompt(MainJob.QUICK)),
                null,
                UUID.randomUUID().toString());
        var id = created.getItems().getFirst().getId();

        awaitWritten(new EventsApi(api), id);

        var project = projects.getProject(id, null);
        assertThat(project.getObservedState()).isEqualTo(Project.ObservedStateEnum.HEALTHY);
        assertThat(Pages.get(project.getPreviewUrl()).body()).contains("Written quickly");
    }

    /** Reads the log page by page, as a program does that keeps no connection open. */
    private static void awaitWritten(EventsApi events, String project) {
        var found = new ArrayList<Event>();
        Wait.until(
                "a healthy preview and the end of the first prompt",
                () -> {
                    var after = found.isEmpty()
                            ? null
                            : String.valueOf(found.getLast().getNumber());
                    found.addAll(events.followProjectEvents(project, "json", 100, after, null, null)
                            .getItems());
                    return has(found, "job.completed", "kind", "agent.prompt")
                            && has(found, "project.observed-state.changed", "to", "healthy");
                },
                () -> "came so far: " + found);
    }

    private static boolean has(List<Event> events, String type, String field, String value) {
        return events.stream()
                .anyMatch(event -> event.getType().equals(type)
                        && value.equals(event.getData().get(field)));
    }

    private static ApiClient signedIn(RunningSystem system, String token) {
        var client = new ApiClient();
        client.setHttpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1));
        client.updateBaseUri(system.gateway());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }
}

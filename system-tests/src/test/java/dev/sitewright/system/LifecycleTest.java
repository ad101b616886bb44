package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.data.PartRegister;
import dev.sitewright.launcher.data.Running;
import dev.sitewright.launcher.service.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The commands of the README, one after the other: {@code demo}, {@code down}, {@code up}, {@code down}. */
@Tag("system")
@ResourceLock(OnIdleSystem.LOCK)
class LifecycleTest {
    private static final String HEADLINE = "chess";

    private final Path folder = Folders.temporary("sitewright-lifecycle");
    private final DataFolder data = new DataFolder(folder.resolve("data"));
    private final Command sitewright = new Command(data.path());

    @AfterEach
    void end() {
        sitewright.run("down");
        Folders.delete(folder);
    }

    @Test
    void a_project_of_the_demo_outlives_down_and_comes_back_with_its_preview() throws IOException {
        sitewright.start(folder.resolve("demo.out"), "demo", "A page for a chess club");
        var client = awaitClient();
        var project = awaitOnlyProject(client);
        try (var follower = Follower.of(client, project)) {
            MainJob.awaitEveryStep(follower);
            awaitPreview(client, project);
            MainJob.assertEveryStepOnce(follower.events());
        }
        assertThat(client.get("status").json().path("demoModel").asBoolean()).isTrue();
        var before = client.log(project);
        var url = previewUrl(client, project);

        var running = processes();
        var ports = ports(url);
        sitewright.run("down");
        assertThat(running.filter(ProcessHandle::isAlive))
                .as("processes that go on")
                .isEmpty();
        assertThat(ports).as("ports").allMatch(LifecycleTest::isFree);

        sitewright.start(folder.resolve("up.out"), "up");
        var again = awaitClient();
        assertThat(awaitOnlyProject(again)).isEqualTo(project);
        awaitPreview(again, project);
        var after = again.log(project);
        MainJob.assertNumbered(after);
        assertThat(after).startsWith(before.toArray(Event[]::new));
    }

    /** @return the first account, signed in, once the gateway answers and the demo has made it */
    private Client awaitClient() {
        Wait.until("the gateway", () -> Running.urlOf(data).isPresent(), this::said);
        var client = new Client(Running.urlOf(data).orElseThrow());
        Wait.until(
                "the first account",
                () -> client.get("setup").json().path("setUp").asBoolean(),
                this::said);
        return client.logIn("admin", new Secrets(data).adminPassword());
    }

    private String awaitOnlyProject(Client client) {
        Wait.until(
                "the project", () -> client.get("projects").json().path("items").size() == 1, this::said);
        return client.get("projects").json().at("/items/0/id").asText();
    }

    private void awaitPreview(Client client, String project) {
        Wait.until(
                "a live preview",
                () -> isHealthy(client.project(project))
                        && Pages.get(previewUrl(client, project))
                                .body()
                                .toLowerCase(Locale.ROOT)
                                .contains(HEADLINE),
                () -> client.project(project) + said());
    }

    private static boolean isHealthy(JsonNode project) {
        return project.path("observedState").asText().equals("healthy");
    }

    private static String previewUrl(Client client, String project) {
        return client.project(project).path("previewUrl").asText();
    }

    /** @return all that runs for this data folder: the launcher, the parts, and whatever they have started */
    private Stream<ProcessHandle> processes() {
        var register = new PartRegister(data);
        var parts = Stream.of("postgresql", "kafka", "project-service", "job-worker", "agent-bridge", "api-gateway")
                .map(part -> register.find(part).orElseThrow());
        return Stream.concat(Running.launcherOf(data).stream(), parts)
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList()
                .stream();
    }

    /** @return every port that a part or the preview listens on */
    private Set<Integer> ports(String previewUrl) throws IOException {
        var chosen = new Properties();
        try (var reader = Files.newBufferedReader(data.run().resolve("ports.properties"))) {
            chosen.load(reader);
        }
        return Stream.concat(
                        chosen.values().stream().map(String.class::cast).map(Integer::parseInt),
                        Stream.of(URI.create(previewUrl).getPort()))
                .collect(Collectors.toSet());
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** @return what the commands have said so far */
    private String said() {
        return Stream.of("demo.out", "up.out")
                .map(folder::resolve)
                .filter(Files::exists)
                .map(LifecycleTest::read)
                .collect(Collectors.joining("\n"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

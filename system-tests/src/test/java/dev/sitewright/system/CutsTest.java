package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Nothing is lost, nothing comes twice, nothing out of order: clients are cut off at random points and resume at either of two gateways,
 * while each part of the system is killed now and then. How often: {@code -Dcuts.count}, {@code -Dcuts.kills}; the same choices again:
 * {@code -Dcuts.seed}.
 */
@Tag("system")
@ResourceLock(OnIdleSystem.LOCK)
class CutsTest {
    private static final int CUTS = Integer.getInteger("cuts.count", 200);
    private static final int KILLS = Integer.getInteger("cuts.kills", 2);
    private static final int PROJECTS = 4;
    private static final int CLIENTS = 40;
    private static final List<String> PARTS = List.of(
            "api-gateway",
            "second gateway",
            "second gateway, politely",
            "project-service",
            "kafka",
            "postgresql",
            "job-worker",
            "agent-bridge");

    private final long seed = Long.getLong("cuts.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final List<CutClient> clients = new ArrayList<>();
    private final List<String> killed = new ArrayList<>();

    private RunningSystem system;
    private SecondGateway second;

    @BeforeEach
    void a_system_with_two_gateways() {
        System.out.printf("cuts: seed %d%n", seed);
        system = RunningSystem.startIdleAndDurable();
        second = SecondGateway.of(system);
    }

    @AfterEach
    void all_end() {
        clients.forEach(CutClient::close);
        second.close();
        system.close();
    }

    @Test
    void what_clients_saw_is_what_the_log_holds() {
        var gateways = List.of(system.gateway().replaceAll("/$", ""), second.address());
        var doors = gateways.stream().map(Door::new).toList();
        var ada = People.setUp(doors.getFirst()).admin();
        letMany(ada);
        var network = new CutClient.Network(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                gateways,
                "sitewright_session=" + ada.cookie(),
                new AtomicInteger(),
                CUTS);
        var renames = new HashMap<String, Renames>();
        for (var number = 0; number < PROJECTS; number++) {
            var project = ada.create("/projects", Map.of("prompt", "Build a page"))
                    .path("id")
                    .asText();
            renames.put(project, new Renames(doors, ada.credential(), project, random.nextLong()).start());
            IntStream.range(0, CLIENTS / PROJECTS)
                    .forEach(client -> clients.add(new CutClient(network, project, random.nextLong()).start()));
        }

        for (var kill = 1; kill <= KILLS; kill++) {
            kill(PARTS.get(random.nextInt(PARTS.size())));
            awaitCuts(network, CUTS * kill / KILLS);
        }

        renames.forEach((project, changes) -> {
            var names = changes.end();
            Wait.until("the last fact", () -> names(log(ada, project)).size() >= names.size(), () -> "seed " + seed);
            var log = log(ada, project);
            assertThat(names(log)).as("seed " + seed).isEqualTo(names);
            of(project).forEach(client -> assertSaw(client, log));
        });
        System.out.printf(
                "cuts: %d cuts, %d facts in %d logs, %d clients saw %d facts; killed: %s%n",
                network.cuts().get(),
                renames.keySet().stream()
                        .mapToInt(project -> log(ada, project).size())
                        .sum(),
                PROJECTS,
                CLIENTS,
                clients.stream().mapToInt(client -> client.seen().size()).sum(),
                killed);
    }

    private static List<String> names(List<Event> log) {
        return log.stream()
                .filter(event -> event.is("project.renamed"))
                .map(event -> event.data().path("name").asText())
                .toList();
    }

    private List<CutClient> of(String project) {
        return clients.stream().filter(client -> client.follows(project)).toList();
    }

    private void assertSaw(CutClient client, List<Event> log) {
        Wait.until(
                "all facts",
                () -> client.last() >= log.size(),
                () -> "it saw " + client.last() + " of " + log.size() + ", seed " + seed);
        assertThat(client.seen()).as("seed " + seed).isEqualTo(log);
    }

    private void kill(String part) {
        killed.add(part);
        System.out.printf("cuts: %s is killed%n", part);
        switch (part) {
            case "second gateway" -> second.kill();
            case "second gateway, politely" -> second.restart();
            default -> system.kill(part);
        }
    }

    private void awaitCuts(CutClient.Network network, int count) {
        Wait.until(
                count + " cuts",
                () -> network.cuts().get() >= count,
                () -> network.cuts() + " after " + killed + ", seed " + seed);
    }

    /** A gateway that was killed cannot say that its streams have ended: for half a minute they count. */
    private static void letMany(People.Person admin) {
        var answer = admin.door()
                .send(People.json("PATCH", "/settings/streams.per-person", Map.of("value", 10_000))
                        .with(admin.credential())
                        .with(Map.of("If-Match", "*")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static List<Event> log(People.Person person, String project) {
        var found = new ArrayList<Event>();
        var head = Long.MAX_VALUE;
        while (found.size() < head) {
            var page = person.get("/projects/" + project + "/events?format=json&limit=1000&after=" + found.size())
                    .json();
            page.path("items")
                    .forEach(item -> found.add(new Event(item.path("number").asLong(), item)));
            head = page.path("head").asLong(Long.MAX_VALUE);
        }
        return found;
    }
}

package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The way from a prompt to a live page: what it is asked for, and which facts it leaves, each once. */
final class MainJob {
    /** Has the scripted model write a page and a style sheet, slowly enough for things to go wrong meanwhile. */
    static final String BAKERY = "Build a page for a bakery in Porto";

    /** Stands on the page that the scripted model writes for {@link #BAKERY}. */
    static final String BAKERY_HEADLINE = "Padaria do Porto";

    /** Has the scripted model write a page at once. */
    static final String QUICK = "Build a quick page";

    /** Its jobs, in the order in which they run. */
    static final List<String> KINDS =
            List.of("project.create", "runtime.up", "runtime.wait-ready", "agent.open-session", "agent.prompt");

    /** Runs beside them: the project's name. */
    private static final String NAMING = "project.identify";

    private MainJob() {}

    /** @return whether a fact tells that the first prompt is done */
    static boolean isDone(Event event) {
        return event.isJob("job.completed", "agent.prompt");
    }

    /**
     * Waits until every step was told. The services' messages travel on their own: of two services, the one that finished later may be
     * heard earlier, and one that was killed is heard when it is back.
     */
    static void awaitEveryStep(Follower follower) {
        follower.awaitEvent("the end of the first prompt", MainJob::isDone);
        follower.awaitEvent(
                "a healthy preview",
                event -> event.is("project.observed-state.changed")
                        && event.data().path("to").asText().equals("healthy"));
    }

    /** Waits until everything was told that the agent does with {@link #BAKERY}: two files and three answers. */
    static void awaitBakeryWritten(Follower follower) {
        awaitEveryStep(follower);
        Wait.until(
                "two finished tool calls and three answers",
                () -> count(follower.events(), "chat.tool.finish") >= 2
                        && count(follower.events(), "chat.message.final") >= 3,
                () -> "came: " + follower.events().stream().map(Event::type).toList());
    }

    private static long count(List<Event> log, String type) {
        return log.stream().filter(event -> event.is(type)).count();
    }

    /** Checks a project's whole log: every number and id once, every step once, in the order of the steps. */
    static void assertEveryStepOnce(List<Event> log) {
        assertNumbered(log);
        for (var type : List.of("project.created", "workspace.created", "runtime.starting", "runtime.ready")) {
            assertThat(log.stream().filter(event -> event.is(type))).as(type).hasSize(1);
        }
        for (var kind : KINDS) {
            assertThat(log.stream().filter(event -> event.isJob("job.enqueued", kind)))
                    .as("job.enqueued " + kind)
                    .hasSize(1);
        }
        assertThat(log.stream()
                        .filter(event -> event.is("job.completed"))
                        .map(event -> event.data().path("kind").asText())
                        .filter(kind -> !kind.equals(NAMING)))
                .as("jobs in the order of their ends")
                .containsExactlyElementsOf(KINDS);
        assertThat(log.stream()
                        .filter(event -> event.is("project.observed-state.changed"))
                        .map(event -> event.data().path("to").asText()))
                .as("observed states")
                .containsExactly("starting", "healthy");
        assertThat(log.stream().filter(event -> event.is("chat.message.user")))
                .as("prompts that reached the agent")
                .hasSize(1);
    }

    /** Checks what the agent did with {@link #BAKERY}: two files written, each call told once at its start and once at its end. */
    static void assertBakeryWritten(List<Event> log) {
        var starts = byCall(log, "chat.tool.start");
        var finishes = byCall(log, "chat.tool.finish");
        assertThat(starts.values()).as("tool calls begun").hasSize(2).allMatch(calls -> calls.size() == 1);
        assertThat(finishes).as("tool calls finished").hasSameSizeAs(starts).containsOnlyKeys(starts.keySet());
        assertThat(finishes.values()).allMatch(calls -> calls.size() == 1);
        assertThat(log.stream().filter(event -> event.is("chat.tool.error"))).isEmpty();
        assertThat(finals(log)).hasSize(3).doesNotHaveDuplicates();
    }

    /** Checks that numbers run from 1 without a hole and that no fact is there twice. */
    static void assertNumbered(List<Event> log) {
        assertThat(log.stream().map(Event::number))
                .as("numbers")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, log.size()).boxed().toList());
        assertThat(log.stream().map(Event::id)).as("ids").doesNotHaveDuplicates();
    }

    private static Map<String, List<Event>> byCall(List<Event> log, String type) {
        return log.stream()
                .filter(event -> event.is(type))
                .collect(Collectors.groupingBy(
                        event -> event.data().path("callId").asText()));
    }

    private static List<String> finals(List<Event> log) {
        return log.stream()
                .filter(event -> event.is("chat.message.final"))
                .map(event -> event.data().path("messageId").asText())
                .toList();
    }
}

package dev.sitewright.bridge.generation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.diagnostic.Diagnosis;
import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.generation.Run.Dialogue;
import dev.sitewright.bridge.opencode.MessageInfo;
import dev.sitewright.bridge.opencode.MessageView;
import dev.sitewright.bridge.opencode.Model;
import dev.sitewright.bridge.opencode.OpenCodeClient;
import dev.sitewright.bridge.opencode.OpenCodeException.Refused;
import dev.sitewright.bridge.opencode.OpenCodeIds;
import dev.sitewright.bridge.opencode.SessionStatus;
import dev.sitewright.bridge.opencode.UpstreamError;
import dev.sitewright.bridge.provider.OpenCodeSettings;
import dev.sitewright.bridge.server.RunningServer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Talks with a model by OpenCode's structured output: the answer is the arguments of the one tool that the model may call, and must. It
 * works in an empty folder, by an agent that has no other tool.
 */
@ApplicationScoped
class Dialogues {
    private static final Logger LOG = Logger.getLogger(Dialogues.class);

    /** OpenCode's name for an answer in another form. */
    private static final String NO_CALL = "StructuredOutputError";

    private final Path folder;
    private final GenerationConfig config;

    Dialogues(@ConfigProperty(name = "sitewright.opencode.home") Path home, GenerationConfig config) {
        this.folder = home.toAbsolutePath().normalize().resolve("generator");
        this.config = config;
    }

    /** What is to be heard of a model. */
    sealed interface Heard {
        /** Nothing yet. */
        record Silence() implements Heard {}

        /** OpenCode has not got the question. */
        record NotAsked() implements Heard {}

        /** OpenCode has got it, and that was not noted. */
        record Asked() implements Heard {}

        /** OpenCode died over it, or knows nothing of it any more. */
        record Lost() implements Heard {}

        /**
         * An answer, in whatever form.
         *
         * @param item missing when the model did not call the tool
         * @param calls what was said by the model, for its price
         */
        record Answer(JsonNode item, List<MessageInfo> calls) implements Heard {}

        /** There will be no answer. */
        record Failure(Diagnostic reason, List<MessageInfo> calls) implements Heard {}
    }

    /** @return an empty folder that is named as a project: its instance gets what the project has */
    String directoryOf(String projectId) {
        return made(folder.resolve(projectId));
    }

    /**
     * Opens a session.
     *
     * @param directory where; null for the folder that projects share
     * @return its id
     */
    Uni<String> open(OpenCodeClient client, @Nullable String directory, String title) {
        return client.sessions().open(at(directory), title).map(session -> session.id());
    }

    /** Asks. Safe to repeat. */
    Uni<Void> ask(OpenCodeClient client, Dialogue dialogue, String instructions, JsonNode schema) {
        return client.runs()
                .prompt(
                        at(dialogue.directory()),
                        dialogue.sessionId(),
                        Map.of(
                                "messageID",
                                dialogue.messageId(),
                                "agent",
                                OpenCodeSettings.GENERATOR,
                                "model",
                                Model.parse(dialogue.model()).orElseThrow().properties(),
                                "system",
                                instructions,
                                "format",
                                Map.of("type", "json_schema", "schema", schema, "retryCount", 0),
                                "parts",
                                List.of(Map.of(
                                        "id",
                                        OpenCodeIds.partOf(dialogue.messageId()),
                                        "type",
                                        "text",
                                        "text",
                                        dialogue.text()))));
    }

    /**
     * Looks what has come of a question. The status is asked for first, as an answer may grow while the session works. Only the newest
     * message is asked for: OpenCode cannot list one that asks for a record (400, seen on 1.18.33), so that a refusal means that the
     * question is the newest.
     */
    Uni<Heard> hear(RunningServer running, Dialogue dialogue) {
        var client = running.client();
        return client.statuses(at(dialogue.directory()))
                .map(all -> all.getOrDefault(dialogue.sessionId(), SessionStatus.IDLE))
                .chain(status -> status.isIdle()
                        ? client.sessions()
                                .latest(at(dialogue.directory()), dialogue.sessionId(), 1)
                                .map(newest -> heard(dialogue, newest, running.instance()))
                                .onFailure(Dialogues::isAsked)
                                .recoverWithItem(() -> unanswered(dialogue, running.instance()))
                        : Uni.createFrom().item(working(status)));
    }

    /** Stops the model, and forgets the session, and its folder unless projects share it; what the model said is recorded here. */
    Uni<Void> close(OpenCodeClient client, Dialogue dialogue) {
        var directory = at(dialogue.directory());
        return client.runs()
                .abort(directory, dialogue.sessionId())
                .chain(() -> client.sessions().delete(directory, dialogue.sessionId()))
                .chain(() -> dialogue.directory() == null
                        ? Uni.createFrom().voidItem()
                        : client.dispose(directory).invoke(() -> remove(directory)));
    }

    private Heard working(SessionStatus status) {
        return status.isRetry() && status.attempt() > config.maxProviderRetries()
                ? new Heard.Failure(Diagnosis.ofRetry(status.message()), List.of())
                : new Heard.Silence();
    }

    private static Heard heard(Dialogue dialogue, List<MessageView> newest, String instance) {
        var reply = newest.stream()
                .map(MessageView::info)
                .filter(info -> dialogue.messageId().equals(info.parentId()))
                .findFirst();
        return reply.map(info -> heard(info, unanswered(dialogue, instance))).orElseGet(Heard.NotAsked::new);
    }

    private static Heard heard(MessageInfo reply, Heard unanswered) {
        var error = reply.error();
        if (error != null && !error.name().equals(NO_CALL)) {
            return new Heard.Failure(reasonOf(error), List.of(reply));
        }
        return reply.completed() || error != null
                ? new Heard.Answer(reply.body().path("structured"), List.of(reply))
                : unanswered;
    }

    private static Heard unanswered(Dialogue dialogue, String instance) {
        if (dialogue.instance() == null) {
            return new Heard.Asked(); // by one who died before it could note so
        }
        return dialogue.instance().equals(instance) ? new Heard.Silence() : new Heard.Lost();
    }

    private static boolean isAsked(Throwable failure) {
        return failure instanceof Refused refused && refused.status() == 400;
    }

    private static Diagnostic reasonOf(UpstreamError error) {
        return error.isAborted() ? Diagnostic.INTERRUPTED : Diagnosis.of(error);
    }

    private String at(@Nullable String directory) {
        return made(directory == null ? folder : Path.of(directory));
    }

    private static String made(Path directory) {
        try {
            return Files.createDirectories(directory).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(String directory) {
        try {
            Files.deleteIfExists(Path.of(directory));
        } catch (IOException e) {
            LOG.debugf("%s stays: %s", directory, e); // an empty folder, which the next run uses
        }
    }
}

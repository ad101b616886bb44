package dev.sitewright.bridge.session;

import dev.sitewright.bridge.record.Conversations;
import dev.sitewright.bridge.record.Session;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows what is in sessions. */
@ApplicationScoped
class Transcripts {
    private final Conversations conversations;
    private final Workplace workplace;

    Transcripts(Conversations conversations, Workplace workplace) {
        this.conversations = conversations;
        this.workplace = workplace;
    }

    /** One step of the agent's plan. */
    record Todo(String content, String status, String priority) {}

    /** @return messages out of the record, the newest first */
    Uni<List<ChatMessage>> messages(Session session, @Nullable String before, int limit) {
        var reader = new MessageReader(session.directory());
        return conversations
                .page(session.id(), before, limit)
                .map(found -> found.stream().map(reader::read).toList());
    }

    Uni<List<Todo>> todos(Session session) {
        return workplace
                .ask(session.projectId(), client -> client.sessions().todos(session.directory(), session.id()))
                .map(todos -> todos.stream()
                        .map(todo -> new Todo(todo.content(), todo.status(), todo.priority()))
                        .toList());
    }

    /** @return what a message's run changed in files */
    Uni<List<FileDiff>> diff(Session session, @Nullable String messageId) {
        return MessageIds.require(conversations, session.id(), messageId)
                .chain(id -> workplace.ask(
                        session.projectId(), client -> client.sessions().diff(session.directory(), session.id(), id)))
                .map(found -> FileDiff.of(found, session.directory()));
    }
}

package dev.sitewright.bridge.opencode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What OpenCode tells on its event stream, as far as we use it. */
public sealed interface UpstreamEvent {
    /** The subscription began: what happened before is not told again. */
    record Connected() implements UpstreamEvent {}

    /** A session was made or changed. */
    record SessionChanged(SessionInfo info) implements UpstreamEvent {}

    /** A session began or stopped working. */
    record StatusChanged(String sessionId, SessionStatus status) implements UpstreamEvent {}

    /** A run met an error; it need not be the end. */
    record RunFailed(@Nullable String sessionId, UpstreamError error) implements UpstreamEvent {}

    /** A message was made or changed. */
    record MessageChanged(MessageInfo info) implements UpstreamEvent {}

    /** A message is gone. */
    record MessageRemoved(String sessionId, String messageId) implements UpstreamEvent {}

    /** A part is gone. */
    record PartRemoved(String sessionId, String partId) implements UpstreamEvent {}

    /** A part was made or changed. */
    record PartChanged(Part part) implements UpstreamEvent {}

    /** A text part grew by a piece. */
    record PartGrown(String sessionId, String messageId, String partId, String text) implements UpstreamEvent {}

    /** The agent asks to be allowed something. */
    record PermissionAsked(PermissionRequest request) implements UpstreamEvent {}

    /** It was answered. */
    record PermissionReplied(String sessionId, String requestId, String reply) implements UpstreamEvent {}

    /** The agent asks the person. */
    record QuestionAsked(QuestionRequest request) implements UpstreamEvent {}

    /** It was answered; no answers mean that it was rejected. */
    record QuestionReplied(String sessionId, String requestId, List<List<String>> answers) implements UpstreamEvent {}

    /** The agent's plan changed. */
    record TodosChanged(String sessionId, List<Todo> todos) implements UpstreamEvent {}

    /** Known, and of no interest. */
    record Noise(String type) implements UpstreamEvent {}

    /** Of a type, or in a shape, that we do not know. */
    record Unknown(String type) implements UpstreamEvent {}
}

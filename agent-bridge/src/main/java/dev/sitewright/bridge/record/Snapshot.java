package dev.sitewright.bridge.record;

import dev.sitewright.bridge.opencode.MessageView;
import dev.sitewright.bridge.opencode.PermissionRequest;
import dev.sitewright.bridge.opencode.QuestionRequest;
import dev.sitewright.bridge.opencode.SessionStatus;
import dev.sitewright.bridge.opencode.Todo;
import java.util.List;

/** A session as OpenCode shows it when asked. */
public record Snapshot(
        SessionStatus status,
        List<MessageView> messages,
        List<PermissionRequest> permissions,
        List<QuestionRequest> questions,
        List<Todo> todos) {}

package dev.sitewright.bridge.stream;

import dev.sitewright.bridge.opencode.OpenCodeClient;
import dev.sitewright.bridge.record.Conversation;
import dev.sitewright.bridge.record.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is remembered while one connection lasts. Nothing of it outlives the connection: the next one begins with snapshots. */
record Connection(OpenCodeClient client, Map<String, Conversation> conversations) {
    Connection(OpenCodeClient client) {
        this(client, new ConcurrentHashMap<>());
    }

    Conversation conversationOf(Session session) {
        return conversations.computeIfAbsent(session.id(), id -> new Conversation(session));
    }

    void begin(Session session, Conversation loaded) {
        conversations.put(session.id(), loaded);
    }
}

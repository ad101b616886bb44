package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.opencode.OpenCodeIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the ids of messages, and remembers which of them OpenCode cannot have yet. One that is forgotten, as by a restart, is looked up
 * there before it is used.
 */
@ApplicationScoped
class FreshIds {
    private static final int MOST = 10_000;

    private final OpenCodeIds ids;
    private final Map<String, Boolean> fresh = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    FreshIds(Clock clock) {
        this.ids = new OpenCodeIds(clock);
    }

    /** @return an id for a message, behind every earlier one */
    synchronized String next() {
        var id = ids.nextMessage();
        fresh.put(id, true);
        return id;
    }

    /** @return whether OpenCode cannot have the message; asked once, before it is told of it */
    synchronized boolean use(String id) {
        return fresh.remove(id) != null;
    }
}

package dev.sitewright.bridge.server;

import dev.sitewright.bridge.opencode.OpenCodeClient;

/**
 * A server that answers.
 *
 * @param client its one client
 * @param instance names this run of it: what was under way in another is lost
 * @param version what it says of itself
 */
public record RunningServer(OpenCodeClient client, String instance, String version) {
    /** @return its process */
    long pid() {
        return Long.parseLong(instance.substring(0, instance.indexOf('@')));
    }
}

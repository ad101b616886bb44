package dev.sitewright.bridge.opencode;

/**
 * Where an OpenCode server listens, and how to be let in. One password opens the whole server, so it stays in this service.
 *
 * @param host a loopback address
 * @param password for the user {@code opencode}
 */
public record Endpoint(String host, int port, String password) {
    static final String USER = "opencode";

    @Override
    public String toString() {
        return "http://" + host + ":" + port;
    }
}

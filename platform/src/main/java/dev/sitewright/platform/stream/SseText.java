package dev.sitewright.platform.stream;

import java.nio.charset.StandardCharsets;

/** Server-sent events as text (WHATWG HTML, section 9.2). Names and data are one line each. */
final class SseText {
    private static final byte[] KEEP_ALIVE = bytes(": keep-alive\n\n");

    private SseText() {}

    /** @return an event from which a client resumes */
    static byte[] numbered(long number, String name, String data) {
        return bytes("id: " + number + "\nevent: " + name + "\ndata: " + data + "\n\n");
    }

    /** @return an event that leaves it where the client resumes */
    static byte[] plain(String name, String data) {
        return bytes("event: " + name + "\ndata: " + data + "\n\n");
    }

    /** @return a comment, of which clients tell nobody */
    static byte[] keepAlive() {
        return KEEP_ALIVE;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

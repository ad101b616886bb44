package dev.sitewright.bridge.prompt;

import java.util.Base64;

/**
 * A file that comes with a prompt.
 *
 * @param mime its media type
 * @param data its content, in base64
 */
record Attachment(String name, String mime, String data) {
    /** @return the address that holds it, as OpenCode wants it */
    String url() {
        return "data:" + mime + ";base64," + data;
    }

    /** @return how many bytes it has */
    int size() {
        return Base64.getDecoder().decode(data).length;
    }
}

package dev.sitewright.bridge.demomodel;

/** Escapes text for HTML. */
final class Html {
    private Html() {}

    /** @return the text, safe between tags and in quoted attributes */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

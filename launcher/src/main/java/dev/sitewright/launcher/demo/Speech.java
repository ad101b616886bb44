package dev.sitewright.launcher.demo;

import java.util.HashMap;
import java.util.Map;

/**
 * The agent's growing texts. Each is shown once and in order, whatever comes twice or not at all: pieces carry their place
 * in the text, and the final text fills what is missing.
 */
final class Speech {
    private final Screen screen;
    private final Map<String, Integer> shown = new HashMap<>();
    private String who = "agent";

    Speech(Screen screen) {
        this.screen = screen;
    }

    void speaker(String name) {
        who = name;
    }

    /** @param offset where in the whole text the piece begins; a piece behind a hole waits for the whole text */
    void piece(String partId, int offset, String text) {
        var known = shown.getOrDefault(partId, 0);
        if (offset <= known && offset + text.length() > known) {
            screen.speech(who, text.substring(known - offset));
            shown.put(partId, offset + text.length());
        }
    }

    void whole(String partId, String text) {
        piece(partId, 0, text);
        screen.endSpeech();
    }
}

package dev.sitewright.bridge.session;

import java.nio.charset.StandardCharsets;

/** Texts from outside. */
public final class Words {
    private Words() {}

    /** @return whether a text can be stored and sent on as it is */
    public static boolean canBeKept(String text) {
        return text.indexOf(0) < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}

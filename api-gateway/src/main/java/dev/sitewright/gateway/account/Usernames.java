package dev.sitewright.gateway.account;

import java.util.regex.Pattern;

/** How people may be called who sign in. */
public final class Usernames {
    /** As a regular expression. */
    public static final String RULE = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";

    /** In words that follow the name of the field. */
    public static final String RULE_IN_WORDS =
            "is not 1 to 64 letters, digits, dots, dashes, underscores or at-signs, beginning with a letter or digit";

    private static final Pattern SHAPE = Pattern.compile(RULE);

    private Usernames() {}

    /** @return whether somebody may be called so */
    public static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }
}

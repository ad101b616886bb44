package dev.sitewright.launcher.migration.lint;

/**
 * A step that needs a reason.
 *
 * @param line the first is 1
 * @param step how the step begins, on one line
 */
record Finding(Rule rule, int line, String step) {

    String sentence(String path) {
        return path + ":" + line + ": `" + step + "` " + rule + ". Or say why this is fine in a comment above it:"
                + " -- allow: <reason>";
    }
}

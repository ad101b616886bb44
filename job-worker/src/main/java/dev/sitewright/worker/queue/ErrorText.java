package dev.sitewright.worker.queue;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a failure fit to be stored and shown: one line, bounded, without secrets. */
final class ErrorText {
    private static final int LONGEST = 500;
    private static final Pattern SECRET = Pattern.compile("(?i)(bearer\\s+|basic\\s+)[a-z0-9._~+/=-]{8,}"
            + "|((?:api[_-]?key|token|password|passwd|secret|authorization)[\"']?\\s*[=:]\\s*[\"']?)(?:(?:bearer|basic)\\s+)?[^\\s\"',;]{4,}"
            + "|\\b(?:sk-|ghp_|gho_|ghs_|xox[a-z]-|AKIA)[A-Za-z0-9_-]{8,}");

    private ErrorText() {}

    /** @return what a failure says of itself; its type when it says nothing */
    static String of(Throwable failure) {
        var message = failure.getMessage();
        return of(message == null || message.isBlank() ? failure.getClass().getSimpleName() : message);
    }

    /** @return the text as one line */
    static String of(String text) {
        var line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        var harmless =
                SECRET.matcher(line).replaceAll(found -> kept(found.group(1)) + kept(found.group(2)) + "[hidden]");
        return harmless.length() <= LONGEST ? harmless : harmless.substring(0, LONGEST - 1) + "…";
    }

    private static String kept(@Nullable String prefix) {
        return prefix == null ? "" : prefix.replace("\\", "\\\\").replace("$", "\\$");
    }
}

package dev.sitewright.launcher.migration.replay;

import dev.sitewright.launcher.migration.files.Refusal;
import dev.sitewright.launcher.process.LogFile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A service that starts only when Hibernate finds its entities in the schema. What happened is read from its log. */
record ValidatingStart(Process process, LogFile log) {
    /** As long as a start may take anywhere else. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final int LINES = 400;
    private static final Pattern STARTED = Pattern.compile(".* started in [\\d.]+s\\..*");
    private static final Pattern MISFIT =
            Pattern.compile(".*SchemaManagementException: (?:Schema validation: )?(?<fault>.*)");

    /** Returns when the entities fit; fails with a {@link Refusal} when they do not, or when the service ends without saying so. */
    void await(String service) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        boolean ended = false;
        while (!ended && System.nanoTime() < deadline) {
            ended = endsWithin100Millis();
            var lines = log.lastLines(LINES);
            refuseMisfit(service, lines);
            if (lines.stream().anyMatch(line -> STARTED.matcher(line).matches())) {
                return;
            }
        }
        throw new Refusal(
                "Whether the entities of " + service + " fit the migrated schema cannot be said, since it did not"
                        + " start: " + String.join("\n  ", log.lastLines(5)));
    }

    private static void refuseMisfit(String service, List<String> lines) {
        lines.stream()
                .map(MISFIT::matcher)
                .filter(line -> line.matches())
                .findFirst()
                .ifPresent(misfit -> {
                    throw new Refusal(
                            service + ": the entities do not fit the migrated schema: " + misfit.group("fault") + ".");
                });
    }

    private boolean endsWithin100Millis() {
        try {
            return process.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("The check of the entities was interrupted.");
        }
    }
}

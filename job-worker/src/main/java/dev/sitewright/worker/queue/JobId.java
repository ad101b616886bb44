package dev.sitewright.worker.queue;

import dev.sitewright.platform.ids.Ids;
import java.util.Optional;
import java.util.UUID;

/**
 * A job's id: {@code job_} and a UUIDv7 outside, the bare UUID in the database.
 *
 * @param value the UUID; sorts by the time the job was made
 */
public record JobId(UUID value) {
    private static final String PREFIX = "job";

    /** @return an id that no job had before */
    static JobId next() {
        return new JobId(Ids.nextUuid());
    }

    /** @return the id behind a text from outside; empty when it is none */
    public static Optional<JobId> parse(String text) {
        return Ids.isValid(PREFIX, text) ? Optional.of(of(text)) : Optional.empty();
    }

    private static JobId of(String text) {
        var hex = text.substring(PREFIX.length() + 1);
        return new JobId(new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16)));
    }

    /** @return the id as everybody outside the database knows it */
    @Override
    public String toString() {
        return PREFIX + "_" + value.toString().replace("-", "");
    }
}

package dev.sitewright.worker.control;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sitewright.platform.many.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A job with all that there is to it.
 *
 * @param args its arguments, as JSON
 * @param result what it found out, as JSON; null for nothing
 */
record JobDetails(
        @JsonUnwrapped JobView job,
        @JsonRawValue String args,
        @JsonRawValue @Nullable String result) implements Versioned {
    @Override
    public String id() {
        return job.id();
    }

    @Override
    public long version() {
        return job.version();
    }
}

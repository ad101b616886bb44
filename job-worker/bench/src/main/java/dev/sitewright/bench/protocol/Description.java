package dev.sitewright.bench.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a system says about itself once its tables are there.
 *
 * @param version of the library
 * @param settings how it is set up here, for people
 * @param clear statement that removes all jobs
 * @param left query for the number of jobs that have not ended
 * @param done query for the number of jobs that ended well; null when the system forgets them
 * @param lacks names of cases that cannot be run with it, and why
 */
public record Description(
        String version,
        String settings,
        String clear,
        String left,
        @Nullable String done,
        Map<String, String> lacks) {}

package dev.sitewright.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service asks of the queue, on {@link Topics#JOB_REQUESTS}. Delivered at least once; the id of the message is the
 * idempotency key of the request.
 */
public sealed interface JobRequest {
    /** @return the project the jobs belong to, and the key on the topic; null for jobs of no project */
    @Nullable String projectId();

    /**
     * Run a job.
     *
     * @param kind what to do, such as {@code project.create}
     * @param args the kind's own arguments, as a JSON object
     * @param ownerId the user for whom it runs, or null
     * @param dedupeKey while a job of this kind and key is active, a second request changes nothing; null for no such rule
     * @param priority higher first; 0 is usual
     */
    @JsonTypeName("job.enqueue")
    record EnqueueJob(
            String kind,
            Map<String, Object> args,
            @Nullable String projectId,
            @Nullable String ownerId,
            @Nullable String dedupeKey,
            int priority)
            implements JobRequest {}

    /**
     * Cancel a project's jobs.
     *
     * @param kinds which kinds; an empty list matches nothing
     * @param reason why, for people
     */
    @JsonTypeName("job.cancel")
    record CancelJobs(String projectId, List<String> kinds, String reason) implements JobRequest {}
}

package dev.sitewright.gateway.jobs;

import dev.sitewright.gateway.log.StreamName;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The job that the current request is about, as {@link OwnJobFilter} has found it. */
@RequestScoped
class AskedJob {
    private @Nullable String stream;

    void found(Buffer job) {
        var project = new JsonObject(job.getDelegate()).getString("projectId");
        stream = project == null ? StreamName.ofQueue() : StreamName.ofProject(project);
    }

    /** @return the stream that its facts are in */
    String stream() {
        if (stream == null) {
            throw new IllegalStateException("nobody has looked for the job: @OwnJob is missing");
        }
        return stream;
    }
}

package dev.sitewright.worker.runtime;

import dev.sitewright.worker.runtime.PreviewRuntime.Running;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A project's preview as the database knows it.
 *
 * @param machine where it runs, or ran last
 * @param running the process; null when there is none, or none any more
 */
public record Preview(
        String projectId,
        State state,
        String machine,
        @Nullable Running running) {
    /** Where a preview is in its life. */
    public enum State {
        /** Not running, on purpose or not yet. */
        STOPPED,
        /** Started, not known to answer. */
        STARTING,
        /** Answers. */
        READY,
        /** Could not be started, or never answered. */
        FAILED,
        /** Ended by itself. */
        CRASHED;

        boolean isUp() {
            return this == STARTING || this == READY;
        }
    }

    /** @return the same preview in another state; the process is forgotten when the state has none */
    Preview in(State next) {
        return new Preview(projectId, next, machine, next.isUp() ? running : null);
    }

    /** @return where the site is, while it is up */
    Optional<String> url() {
        return Optional.ofNullable(running).filter(process -> state.isUp()).map(Running::previewUrl);
    }
}

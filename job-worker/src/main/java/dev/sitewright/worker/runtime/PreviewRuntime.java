package dev.sitewright.worker.runtime;

import dev.sitewright.worker.workspace.Template;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Carries previews. Knows nothing of the database: whoever calls {@link #up} and {@link #down} makes sure that they do not run beside
 * each other for one project.
 */
public interface PreviewRuntime {
    /** @return its name on the wire: {@code process}, {@code compose} or {@code kubernetes} */
    String name();

    /**
     * Starts a project's preview, after ending one that an earlier, killed call may have left.
     *
     * @return what was started; it need not answer yet
     */
    Uni<Running> up(Launch launch);

    /** Ends a preview; nothing happens when it has ended. */
    Uni<Void> down(String projectId, Running running);

    /** @return whether it still runs */
    Uni<Boolean> isUp(Running running);

    /** Looks after a preview that another process of this service started. */
    Uni<Void> adopt(String projectId, Running running);

    /** @return the end of a preview's log, oldest line first, each marked {@code [host]} or {@code [app]} */
    Uni<List<String>> logs(String projectId, int lines);

    /** Runs a command where the preview runs, beside it. Fails when it takes longer than {@code limit}. */
    Uni<Result> exec(Launch launch, List<String> command, Duration limit);

    /** Calls back when a preview that it looks after ends for whatever reason. */
    void whenOneEnds(Runnable callback);

    /** Ends all previews that it looks after; for the case that nobody can be asked which those are. */
    void killAll();

    /** What to start. */
    record Launch(String projectId, Path workspace, Template template, int port) {}

    /**
     * What runs.
     *
     * @param pid the process
     * @param startedAt when it began, in milliseconds since 1970 as {@link ProcessHandle} says: names it together with the pid
     * @param previewUrl where the site is
     * @param healthUrl what answers below 500 when the site can be looked at
     */
    record Running(long pid, long startedAt, String previewUrl, String healthUrl) {}

    /**
     * What a command did.
     *
     * @param output what it wrote to both streams; of a long one, the end
     */
    record Result(int exitCode, String output) {}
}

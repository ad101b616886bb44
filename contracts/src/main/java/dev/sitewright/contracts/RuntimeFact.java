package dev.sitewright.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/** Facts about workspaces and previews, told by job-worker. */
public sealed interface RuntimeFact extends Fact {
    /** @return the project it happened to */
    String projectId();

    @Override
    default String subject() {
        return projectId();
    }

    /**
     * The workspace stands: the template's files, in a git repository.
     *
     * @param template the template it was made from
     * @param checkpoint the first commit, a full SHA-1 in hex
     */
    @JsonTypeName("workspace.created")
    record WorkspaceCreated(String projectId, String template, String checkpoint) implements RuntimeFact {}

    /**
     * The preview was started and is not known to answer yet.
     *
     * @param runtime which runtime carries it: {@code process}, {@code compose} or {@code kubernetes}
     * @param previewUrl where it will answer
     */
    @JsonTypeName("runtime.starting")
    record RuntimeStarting(String projectId, String runtime, String previewUrl) implements RuntimeFact {}

    /** The preview answers at {@code previewUrl}. */
    @JsonTypeName("runtime.ready")
    record RuntimeReady(String projectId, String previewUrl) implements RuntimeFact {}

    /**
     * The preview could not be started, or never answered.
     *
     * @param reason one sentence for the person who waits for it
     * @param lastLines the end of its log, oldest first; at most 20 lines
     */
    @JsonTypeName("runtime.failed")
    record RuntimeFailed(String projectId, String reason, List<String> lastLines) implements RuntimeFact {}

    /**
     * The preview's process ended without being asked to.
     *
     * @param lastLines the end of its log, oldest first; at most 20 lines
     */
    @JsonTypeName("runtime.crashed")
    record RuntimeCrashed(String projectId, List<String> lastLines) implements RuntimeFact {}

    /**
     * The preview was stopped on purpose.
     *
     * @param reason why: {@code requested}, {@code idle} or {@code shutdown}; after {@code shutdown} it is wanted again at the next start
     */
    @JsonTypeName("runtime.stopped")
    record RuntimeStopped(String projectId, String reason) implements RuntimeFact {}
}

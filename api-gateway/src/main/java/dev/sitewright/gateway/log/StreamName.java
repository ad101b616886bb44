package dev.sitewright.gateway.log;

import dev.sitewright.contracts.JobFact;
import dev.sitewright.platform.ids.Ids;
import java.util.Optional;

/** Which stream a fact belongs to: {@code project:<id>}, {@code user:<id>} or {@code queue}. */
public final class StreamName {
    private static final String PROJECT = "project:";

    private StreamName() {}

    /** @return the stream of a project's facts */
    public static String ofProject(String projectId) {
        return PROJECT + projectId;
    }

    /** @return whether it is the stream of a project's facts */
    static boolean isProject(String stream) {
        return stream.startsWith(PROJECT);
    }

    /** @return the stream of the facts about a person */
    public static String ofUser(String userId) {
        return "user:" + userId;
    }

    /** @return the stream of everybody's jobs */
    public static String ofAllJobs() {
        return "jobs";
    }

    /** @return the stream of the jobs of a person's projects */
    public static String ofJobsOf(String userId) {
        return "jobs:" + userId;
    }

    /** @return the stream of the jobs that belong to no project */
    public static String ofQueue() {
        return JobFact.QUEUE;
    }

    /** @return the stream of the facts about a subject; empty for a subject of no kind that is known here */
    static Optional<String> ofSubject(String subject) {
        if (Ids.isValid("prj", subject)) {
            return Optional.of(ofProject(subject));
        }
        if (Ids.isValid("usr", subject)) {
            return Optional.of(ofUser(subject));
        }
        return subject.equals(JobFact.QUEUE) ? Optional.of(ofQueue()) : Optional.empty();
    }
}

package dev.sitewright.contracts;

/** Names of the topics on which services talk. Chosen once: renaming one strands the messages in it. */
public final class Topics {
    /** Facts, keyed by their {@link Fact#subject() subject}: at least once, in order per key, readers keep an inbox. */
    public static final String EVENTS = "sitewright.events";

    /** Requests to the queue ({@link JobRequest}), keyed by project: at least once, the message id makes them idempotent. */
    public static final String JOB_REQUESTS = "sitewright.job-requests";

    /** Growing text ({@link Delta}), keyed by project: high rate, short retention, not part of the event log. */
    public static final String DELTAS = "sitewright.deltas";

    /** Facts with their number in their stream, from the gateway's log writer to every gateway replica. */
    public static final String LOG = "sitewright.log";

    /** Who changed what ({@link AuditEntry}), keyed by resource: at least once, in order per resource; the gateway keeps it. */
    public static final String AUDIT = "sitewright.audit";

    private Topics() {}
}

package dev.sitewright.gateway.identity;

import java.util.Set;

/**
 * What a credential may do, by wire name. Operations demand one with {@code @RolesAllowed}; a role has a set of them, and a personal token
 * some of its owner's. Reading is never part of writing: who needs both is given both.
 */
public final class Scopes {
    /** See one's own account, sessions and tokens. */
    public static final String ACCOUNT_READ = "account:read";

    /** Change one's own account, sessions and tokens. */
    public static final String ACCOUNT_WRITE = "account:write";

    /** See one's projects and what happens in them. */
    public static final String PROJECTS_READ = "projects:read";

    /** Create, change and delete one's projects, and have the agent work in them. */
    public static final String PROJECTS_WRITE = "projects:write";

    /** See the jobs of one's projects. */
    public static final String JOBS_READ = "jobs:read";

    /** Cancel, retry and delete the jobs of one's projects. */
    public static final String JOBS_WRITE = "jobs:write";

    /** See what belongs to everybody: users, settings, the audit log, the queue. */
    public static final String ADMIN_READ = "admin:read";

    /** Change what belongs to everybody. */
    public static final String ADMIN_WRITE = "admin:write";

    /** Everything that concerns only oneself. */
    static final Set<String> OWN =
            Set.of(ACCOUNT_READ, ACCOUNT_WRITE, PROJECTS_READ, PROJECTS_WRITE, JOBS_READ, JOBS_WRITE);

    /** Every scope there is. */
    public static final Set<String> ALL = Set.of(
            ACCOUNT_READ, ACCOUNT_WRITE, PROJECTS_READ, PROJECTS_WRITE, JOBS_READ, JOBS_WRITE, ADMIN_READ, ADMIN_WRITE);

    private Scopes() {}
}

package dev.sitewright.launcher.service;

import java.nio.file.Path;

/** The four services. Their names are also their module folders, their token audiences and their log files. */
public enum Service {
    PROJECT_SERVICE("project-service", "projects", 8081),
    JOB_WORKER("job-worker", "jobs", 8082),
    AGENT_BRIDGE("agent-bridge", "agent", 8083),
    API_GATEWAY("api-gateway", "gateway", 8080);

    private final String label;
    private final String database;
    private final int usualPort;

    Service(String label, String database, int usualPort) {
        this.label = label;
        this.database = database;
        this.usualPort = usualPort;
    }

    public String label() {
        return label;
    }

    /** @return the name of its database */
    public String database() {
        return database;
    }

    /** @return the only role that may use its database */
    public String role() {
        return "sitewright_" + database;
    }

    public int usualPort() {
        return usualPort;
    }

    /** @param root the folder of the whole project */
    Path jar(Path root) {
        return root.resolve(label).resolve("target").resolve("quarkus-app").resolve("quarkus-run.jar");
    }
}

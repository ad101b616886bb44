package dev.sitewright.bench.run;

import java.nio.file.Path;
import java.util.List;

/**
 * A queue that is measured.
 *
 * @param name as in the report and in {@code --systems}
 * @param role what it is to the comparison
 * @param command what starts its driver
 */
public record SystemUnderTest(String name, Role role, List<String> command) {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Ours is compared with the best peer; the ceiling is only shown. */
    public enum Role {
        OURS,
        PEER,
        CEILING
    }

    /**
     * @param home the benchmark's module, with all parts built and installed
     * @return all of them, in the order of the report
     */
    public static List<SystemUnderTest> all(Path home) {
        var peers = home.resolve("peers");
        return List.of(
                ours(home.resolve("ours")),
                node(peers, "graphile-worker"),
                node(peers, "graphile-worker-batched"),
                node(peers, "pg-boss-fetch"),
                node(peers, "pg-boss-work"),
                java("db-scheduler", Role.PEER),
                java("jobrunr", Role.PEER),
                java("raw-sql", Role.CEILING));
    }

    private static SystemUnderTest ours(Path module) {
        var jar = module.resolve(Path.of("target", "quarkus-app", "quarkus-run.jar"));
        return new SystemUnderTest("sitewright", Role.OURS, List.of(JAVA, "-Xmx1g", "-jar", jar.toString()));
    }

    private static SystemUnderTest node(Path peers, String name) {
        return new SystemUnderTest(
                name, Role.PEER, List.of("node", peers.resolve("driver.mjs").toString(), name));
    }

    private static SystemUnderTest java(String name, Role role) {
        return new SystemUnderTest(
                name,
                role,
                List.of(
                        JAVA,
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.sitewright.bench.driver.DriverMain",
                        name));
    }
}

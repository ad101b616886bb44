package dev.sitewright.launcher.service;

import java.util.ArrayList;
import java.util.List;

/** How the JVMs of the services run: small, and quick to start (measured in the module's README). */
final class JvmOptions {
    private JvmOptions() {}

    static List<String> forServices() {
        var options = new ArrayList<>(List.of(
                "-Xmx256m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError", // a service without memory keeps its port and hangs
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        if (Runtime.version().feature() >= 24) { // libraries that are not ready for the JDK's new warnings
            options.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        return options;
    }
}

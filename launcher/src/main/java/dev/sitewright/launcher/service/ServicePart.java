package dev.sitewright.launcher.service;

import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.process.OwnSession;
import dev.sitewright.launcher.process.Ports;
import dev.sitewright.launcher.process.Started;
import dev.sitewright.launcher.supervise.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One of Sitewright's services, as a JVM of its own. */
public final class ServicePart implements Part {
    private final Service service;
    private final Wiring wiring;
    private final Duration startLimit;

    public ServicePart(Service service, Wiring wiring) {
        this(service, wiring, ServiceProcess.START_LIMIT);
    }

    ServicePart(Service service, Wiring wiring, Duration startLimit) {
        this.service = service;
        this.wiring = wiring;
        this.startLimit = startLimit;
    }

    @Override
    public String name() {
        return service.label();
    }

    @Override
    public Started launch() {
        requirePort();
        var log = data().log(name()).rotate();
        var builder = new ProcessBuilder(OwnSession.of(command()))
                .directory(data().run().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        var environment = Environment.of(service, System.getenv());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new ServiceProcess(name(), builder.start(), wiring.url(service), log, startLimit);
        } catch (IOException e) {
            throw new LaunchException(name() + " could not be started: " + e.getMessage() + ".", e);
        }
    }

    private List<String> command() {
        var jar = service.jar(wiring.root());
        if (!Files.exists(jar)) {
            throw new LaunchException(name() + " is not built: " + jar + " is missing.");
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java));
        command.addAll(JvmOptions.forServices());
        command.add("-Dsmallrye.config.locations=" + SettingsFile.location(data().settings(name())));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** Without this, a service that finds its port taken starts for seconds, and says so in a log that nobody looks into. */
    private void requirePort() {
        var port = wiring.ports().getOrDefault(service, service.usualPort());
        if (!Ports.isFree(port)) {
            throw new LaunchException("Port " + port + " of " + name() + " is taken by another program.");
        }
    }

    private DataFolder data() {
        return wiring.data();
    }
}

package dev.sitewright.launcher;

import dev.sitewright.launcher.data.Children;
import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.data.PartRegister;
import dev.sitewright.launcher.data.Running;
import dev.sitewright.launcher.embedded.EmbeddedKafka;
import dev.sitewright.launcher.embedded.EmbeddedPostgres;
import dev.sitewright.launcher.process.ProcessEnd;
import dev.sitewright.launcher.service.Service;
import dev.sitewright.launcher.supervise.Voice;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a launcher that was killed has left running on a data folder. */
public final class Leftovers {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final DataFolder data;

    public Leftovers(Running right) {
        this.data = right.data();
    }

    /** @return the names of all parts in the order of their start, as in registers and log files */
    public static List<String> partNames() {
        return Stream.concat(
                        Backends.NAMES.stream(), Arrays.stream(Service.values()).map(Service::label))
                .toList();
    }

    /**
     * Ends it in the reverse order of its start.
     *
     * @return whether there was any
     */
    public boolean end(Voice voice) {
        var register = new PartRegister(data);
        var names = partNames().reversed();
        var running =
                names.stream().filter(name -> register.find(name).isPresent()).toList();
        if (!running.isEmpty()) {
            voice.say("Ending what an earlier run has left: " + String.join(", ", running) + ".");
        }
        endServices(running.stream()
                .filter(name -> !Backends.NAMES.contains(name))
                .flatMap(name -> register.find(name).stream())
                .toList());
        var children = new Children(data).endAll();
        EmbeddedKafka.endLeftover(Backends.kafkaOptions(data));
        EmbeddedPostgres.endLeftover(Backends.postgresOptions(data));
        names.forEach(register::ended);
        return children > 0 || !running.isEmpty();
    }

    private static void endServices(List<ProcessHandle> services) {
        services.forEach(ProcessHandle::destroy); // all at once, so that their times to stop do not add up
        services.forEach(service -> ProcessEnd.terminate(service, STOP_LIMIT));
    }
}

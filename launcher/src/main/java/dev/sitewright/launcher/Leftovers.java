package dev.sitewright.launcher;

import dev.sitewright.launcher.data.Children;
import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.data.PartRegister;
import dev.sitewright.launcher.embedded.EmbeddedKafka;
import dev.sitewright.launcher.embedded.EmbeddedPostgres;
import dev.sitewright.launcher.process.ProcessEnd;
import dev.sitewright.launcher.service.Service;
import dev.sitewright.launcher.supervise.Voice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;

/** What a launcher that was killed has left running. Call only with the right to run on the data folder. */
public final class Leftovers {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final DataFolder data;

    public Leftovers(DataFolder data) {
        this.data = data;
    }

    /**
     * Ends it in the reverse order of its start.
     *
     * @return whether there was any
     */
    public boolean end(Voice voice) {
        var register = new PartRegister(data);
        var names = new ArrayList<>(
                Arrays.stream(Service.values()).map(Service::label).toList());
        names.addAll(0, Backends.NAMES);
        Collections.reverse(names);
        var running =
                names.stream().filter(name -> register.find(name).isPresent()).toList();
        if (!running.isEmpty()) {
            voice.say("Ending what an earlier run has left: " + String.join(", ", running) + ".");
        }
        running.stream().filter(name -> !Backends.NAMES.contains(name)).forEach(name -> end(register, name));
        var children = new Children(data).endAll();
        EmbeddedKafka.endLeftover(Backends.kafkaOptions(data));
        EmbeddedPostgres.endLeftover(Backends.postgresOptions(data));
        names.forEach(register::ended);
        return children > 0 || !running.isEmpty();
    }

    private static void end(PartRegister register, String name) {
        register.find(name).ifPresent(process -> ProcessEnd.terminate(process, STOP_LIMIT));
    }
}

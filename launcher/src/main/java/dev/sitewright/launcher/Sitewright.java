package dev.sitewright.launcher;

import dev.sitewright.launcher.data.Running;
import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.service.Service;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole Sitewright: {@link #start} it, use it, {@link #stop} it. One object is one run.
 *
 * <pre>{@code
 * try (var sitewright = Sitewright.started(Options.forTest(root, folder))) {
 *     sitewright.gatewayUri();
 * }
 * }</pre>
 */
public final class Sitewright implements AutoCloseable {
    private final Options options;
    private @Nullable Running running;
    private @Nullable House house;
    private boolean stopped;

    public Sitewright(Options options) {
        this.options = options;
    }

    /** @return a Sitewright that serves; when it cannot, everything that was started is ended again and this fails */
    public static Sitewright started(Options options) {
        var sitewright = new Sitewright(options);
        sitewright.start();
        return sitewright;
    }

    /**
     * Starts everything, and returns when all of it is ready. Fails with {@link LaunchException} when a part cannot be started,
     * nothing is left running then; and with {@link AlreadyRunning} when another launcher runs on the data folder.
     */
    public void start() {
        try {
            var built = prepare();
            built.start();
            serve(built);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    public URI gatewayUri() {
        return URI.create(house().url(Service.API_GATEWAY));
    }

    /** @return the parts' names in the order of their start: {@code postgresql}, {@code kafka}, then the services */
    public List<String> parts() {
        return house().parts();
    }

    /** @return the process id of a part now; another one after the part was restarted */
    public long pidOf(String part) {
        return house().pidOf(part);
    }

    /** Ends everything, the last started first, and returns when it is gone. Can be called at any time and by any thread. */
    public void stop() {
        House last;
        synchronized (this) {
            stopped = true;
            last = house;
        }
        if (last != null) {
            last.stop();
        }
        synchronized (this) {
            if (running != null) {
                running.close();
                running = null;
            }
        }
    }

    @Override
    public void close() {
        stop();
    }

    private synchronized House prepare() {
        if (stopped) {
            throw new LaunchException("Sitewright was stopped before it was started.");
        }
        var data = options.data().create();
        running = Running.take(data).orElseThrow(() -> new AlreadyRunning(data));
        new Leftovers(running).end(options.voice());
        house = House.plan(options);
        return house;
    }

    private synchronized void serve(House built) {
        if (running != null) {
            running.serves(built.url(Service.API_GATEWAY));
        }
    }

    private synchronized House house() {
        if (house == null) {
            throw new IllegalStateException("not started");
        }
        return house;
    }
}

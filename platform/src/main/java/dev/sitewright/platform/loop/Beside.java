package dev.sitewright.platform.loop;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Steps of several things beside each other, one at a time of each: a thing whose step takes long, or hangs until its time limit, does not
 * hold up the others. What cannot begin now, because a step of the same thing is under way or too many are, is asked for again as soon as
 * it can.
 */
public final class Beside {
    private static final Logger LOG = Logger.getLogger(Beside.class);

    private final String name;
    private final int most;
    private final Runnable again;

    // Everything below is guarded by this.
    private final Map<String, Step> underWay = new HashMap<>();
    private final Set<String> missed = new HashSet<>();
    private boolean full;

    /** A step that has begun; known by itself, since one of the same thing may begin before an old one is heard to have ended. */
    private static final class Step {
        private @Nullable Cancellable running;
    }

    /**
     * Nothing is under way yet.
     *
     * @param name what the steps do, for the log
     * @param most how many may be under way at once
     * @param again called when what could not begin may now be asked for again; on any thread
     */
    public Beside(String name, int most, Runnable again) {
        this.name = name;
        this.most = most;
        this.again = again;
    }

    /** Begins a step of a thing, if it can begin now. One that fails is told in the log. @return whether it began */
    public boolean begin(String thing, Supplier<Uni<Void>> work) {
        var step = admitted(thing);
        if (step == null) {
            return false;
        }
        var running = Uni.createFrom()
                .deferred(work::get)
                .onFailure()
                .invoke(failure -> LOG.debugf("%s: %s has to wait: %s", name, thing, failure))
                .onTermination()
                .invoke(() -> ended(thing, step))
                .subscribe()
                .with(done -> {}, failure -> {});
        synchronized (this) {
            step.running = running;
        }
        return true;
    }

    /** Cancels what is under way. */
    public void stop() {
        List<Cancellable> all;
        synchronized (this) {
            all = underWay.values().stream()
                    .map(step -> step.running)
                    .filter(Objects::nonNull)
                    .toList();
            underWay.clear();
            missed.clear();
        }
        all.forEach(Cancellable::cancel);
    }

    private synchronized @Nullable Step admitted(String thing) {
        if (underWay.containsKey(thing)) {
            missed.add(thing);
            return null;
        }
        if (underWay.size() >= most) {
            full = true;
            return null;
        }
        var step = new Step();
        underWay.put(thing, step);
        return step;
    }

    private void ended(String thing, Step step) {
        boolean wanted;
        synchronized (this) {
            if (!underWay.remove(thing, step)) {
                return; // stopped
            }
            wanted = missed.remove(thing) || full;
            full = false;
        }
        if (wanted) {
            again.run();
        }
    }
}

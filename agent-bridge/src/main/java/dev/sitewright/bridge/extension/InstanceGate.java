package dev.sitewright.bridge.extension;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps apart what is sent to a directory's instance and the end of that instance: what is on its way to one that ends is lost, and no session
 * shows yet that it works.
 */
@ApplicationScoped
class InstanceGate {
    private static final int RENEWING = -1;

    /** How much is on its way, by directory; guarded by this. */
    private final Map<String, Integer> passing = new HashMap<>();

    /** @return what came of sending something; false when the instance is being renewed, and nothing was sent */
    Uni<Boolean> send(String directory, Supplier<Uni<Boolean>> work) {
        return Uni.createFrom()
                .deferred(() -> enter(directory)
                        ? Uni.createFrom().deferred(work::get).onTermination().invoke(() -> leave(directory))
                        : Uni.createFrom().item(false));
    }

    /** @return what came of renewing; false when something is on its way, and nothing was renewed */
    Uni<Boolean> renew(String directory, Supplier<Uni<Boolean>> work) {
        return Uni.createFrom()
                .deferred(() -> close(directory)
                        ? Uni.createFrom().deferred(work::get).onTermination().invoke(() -> open(directory))
                        : Uni.createFrom().item(false));
    }

    private synchronized boolean enter(String directory) {
        var now = passing.getOrDefault(directory, 0);
        if (now == RENEWING) {
            return false;
        }
        passing.put(directory, now + 1);
        return true;
    }

    private synchronized void leave(String directory) {
        passing.computeIfPresent(directory, (path, count) -> count > 1 ? count - 1 : null);
    }

    private synchronized boolean close(String directory) {
        return passing.putIfAbsent(directory, RENEWING) == null;
    }

    private synchronized void open(String directory) {
        passing.remove(directory);
    }
}

package dev.sitewright.worker.control;

import dev.sitewright.platform.token.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who looks, and hence what there is for them.
 *
 * @param ownerId whose jobs exist for them; null when all do
 */
record Viewer(String id, @Nullable String ownerId) {
    /** @return the one who makes the current request */
    static Viewer of(Caller caller) {
        return new Viewer(caller.id(), caller.isAdmin() || caller.isService() ? null : caller.id());
    }
}

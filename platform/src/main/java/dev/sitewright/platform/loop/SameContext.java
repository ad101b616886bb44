package dev.sitewright.platform.loop;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;

/** Brings work that leaves its Vert.x context, for a worker thread or a timer, back to it: a transaction goes on only there. */
public final class SameContext {
    private SameContext() {}

    /** @return the same, its item and failure on the caller's context; unchanged when the caller has none */
    public static <T> Uni<T> of(Uni<T> work) {
        var context = Vertx.currentContext();
        return context == null ? work : work.emitOn(MutinyHelper.executor(context));
    }
}

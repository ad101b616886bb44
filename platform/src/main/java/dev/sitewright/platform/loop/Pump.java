package dev.sitewright.platform.loop;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Repeats an asynchronous step: at once while it says that more is waiting, when {@link #wake() woken}, and else after a pause. Steps
 * run one after the other on one Vert.x context. A step that fails is told in the log (once per kind of failure in a row) and tried
 * again after the pause, for ever.
 */
public final class Pump {
    private static final Logger LOG = Logger.getLogger(Pump.class);

    private final Vertx vertx;
    private final String name;
    private final Duration pause;
    private final Supplier<Uni<Boolean>> step;
    private final Context context;

    // Everything below is touched on the context only.
    private boolean running;
    private boolean busy;
    private boolean woken;
    private int begun;
    private long timer = -1;
    private @Nullable Cancellable underWay;
    private @Nullable String lastFailure;

    /**
     * Makes a pump that does nothing before {@link #start()}.
     *
     * @param name what the step does, for the log
     * @param pause how long to wait when nothing is waiting and nobody wakes it
     * @param step one step; its item says whether more is waiting
     */
    public Pump(Vertx vertx, String name, Duration pause, Supplier<Uni<Boolean>> step) {
        this.vertx = vertx;
        this.name = name;
        this.pause = pause;
        this.step = step;
        this.context = vertx.getOrCreateContext();
    }

    /** Begins with a first step. */
    public void start() {
        context.runOnContext(() -> {
            running = true;
            next();
        });
    }

    /** Makes the next step come at once; during a step, right after it. */
    public void wake() {
        context.runOnContext(() -> {
            woken = true;
            next();
        });
    }

    /** Lets no further step begin, and cancels the one under way. It can be started again. */
    public void stop() {
        context.runOnContext(() -> {
            running = false;
            vertx.cancelTimer(timer);
            if (underWay != null) {
                underWay.cancel();
                busy = false; // a cancelled step does not report its end, or too late
                begun++;
            }
        });
    }

    private void next() {
        if (!running || busy) {
            return;
        }
        busy = true;
        woken = false;
        vertx.cancelTimer(timer);
        var which = ++begun;
        underWay = Uni.createFrom()
                .deferred(step::get)
                .subscribe()
                .with(more -> succeeded(which, more), failure -> failed(which, failure));
    }

    private void succeeded(int which, boolean more) {
        lastFailure = null;
        context.runOnContext(() -> finished(which, more));
    }

    private void failed(int which, Throwable failure) {
        var text = String.valueOf(failure);
        if (!text.equals(lastFailure)) {
            LOG.warnf("%s: %s; trying again every %s", name, text, pause);
            lastFailure = text;
        }
        context.runOnContext(() -> finished(which, false));
    }

    private void finished(int which, boolean more) {
        if (which != begun) {
            return; // of a step that was cancelled
        }
        busy = false;
        if (more || woken) {
            next();
        } else if (running) {
            timer = vertx.setTimer(pause.toMillis(), id -> next());
        }
    }
}

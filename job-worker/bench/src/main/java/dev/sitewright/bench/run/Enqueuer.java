package dev.sitewright.bench.run;

import dev.sitewright.bench.protocol.Work;

/** A process of a system that enqueues jobs, one by one. */
public final class Enqueuer {
    private final DriverProcess process;

    Enqueuer(DriverProcess process) {
        this.process = process;
    }

    /** Enqueues jobs as fast as they are stored, for as many callers as the work names. */
    public void enqueueEach(Work work) {
        process.call("enqueueEach", work);
    }

    /** Enqueues jobs at the pace that the work names. */
    public void pace(Work work) {
        process.call("pace", work);
    }
}

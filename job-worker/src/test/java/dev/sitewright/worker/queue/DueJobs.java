package dev.sitewright.worker.queue;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the jobs of schedules by hand, as their loop does. */
@ApplicationScoped
public class DueJobs {
    private final Schedules schedules;

    DueJobs(Schedules schedules) {
        this.schedules = schedules;
    }

    /** @return how many were due */
    public Uni<Integer> make() {
        return schedules.runDue();
    }
}

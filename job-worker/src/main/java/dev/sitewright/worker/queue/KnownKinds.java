package dev.sitewright.worker.queue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.platform.many.Faults;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells, before a job is made, whether one of a kind and with these arguments could be. */
@ApplicationScoped
public class KnownKinds {
    private final JobCatalogue catalogue;

    KnownKinds(JobCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Notes everything that stands in the way: below {@code /kind} or {@code /args}. */
    public void check(String kind, JsonNode args, Faults faults) {
        try {
            catalogue.requireAcceptable(kind, args.toString());
        } catch (JobRefused refused) {
            refused.faults().forEach(fault -> faults.add(fault.pointer(), fault.type(), fault.detail()));
        }
    }
}

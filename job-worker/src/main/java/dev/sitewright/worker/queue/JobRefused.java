package dev.sitewright.worker.queue;

import dev.sitewright.platform.problem.FaultType;
import java.util.List;

/** A job that cannot be: its kind is unknown, or its arguments are not what the kind needs. The message names the field. */
public final class JobRefused extends RuntimeException {
    private final transient List<Fault> faults;

    JobRefused(String reason) {
        this(reason, List.of());
    }

    JobRefused(String reason, List<Fault> faults) {
        super(reason, null, false, false); // expected, hence no stack trace
        this.faults = List.copyOf(faults);
    }

    /**
     * One thing that is wrong.
     *
     * @param pointer where, from the job on: {@code /kind}, or something below {@code /args}
     * @param detail what is wrong there, as the rest of a sentence that begins with the place
     */
    public record Fault(String pointer, FaultType type, String detail) {}

    /** @return what is wrong, with its places; empty when it is nothing that has one */
    public List<Fault> faults() {
        return faults;
    }
}

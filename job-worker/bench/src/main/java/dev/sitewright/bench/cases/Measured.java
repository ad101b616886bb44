package dev.sitewright.bench.cases;

import dev.sitewright.bench.run.CpuUse;

/**
 * A figure that was measured.
 *
 * @param detail more about it, for people; may be empty
 */
public record Measured(Metric metric, double value, CpuUse cpu, String detail) {
    static Measured of(Metric metric, double value, CpuUse cpu) {
        return new Measured(metric, value, cpu, "");
    }
}

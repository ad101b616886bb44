package dev.sitewright.bench.run;

import java.util.OptionalDouble;

/** Processor seconds that one measurement took; empty where they cannot be told. */
public record CpuUse(OptionalDouble client, OptionalDouble server) {
    /** Nothing was measured. */
    public static final CpuUse UNKNOWN = new CpuUse(OptionalDouble.empty(), OptionalDouble.empty());

    CpuUse minus(CpuUse before) {
        return new CpuUse(minus(client, before.client), minus(server, before.server));
    }

    private static OptionalDouble minus(OptionalDouble after, OptionalDouble before) {
        return after.isPresent() && before.isPresent()
                ? OptionalDouble.of(after.getAsDouble() - before.getAsDouble())
                : OptionalDouble.empty();
    }
}

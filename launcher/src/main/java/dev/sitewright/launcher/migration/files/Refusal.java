package dev.sitewright.launcher.migration.files;

import java.util.List;

/** Migrations as they are cannot be accepted. Every reason is one complete sentence that a person can act on. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    public Refusal(String reason) {
        this(List.of(reason));
    }

    public Refusal(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** Fails with all reasons at once, so that a person does not meet them one by one. */
    public static void unlessEmpty(List<String> reasons) {
        if (!reasons.isEmpty()) {
            throw new Refusal(reasons);
        }
    }

    public List<String> reasons() {
        return reasons;
    }
}

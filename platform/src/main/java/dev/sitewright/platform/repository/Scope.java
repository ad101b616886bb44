package dev.sitewright.platform.repository;

/** Whose rows a question or a change may touch: every one of them says it. */
public sealed interface Scope {
    /** One owner's. */
    record OwnedBy(String ownerId) implements Scope {}

    /**
     * Everybody's: for the service's own work, never for a request of a person who is no administrator.
     *
     * @param reason why, for whoever reads the call
     */
    record AnyOwner(String reason) implements Scope {
        /** Refuses to be without a reason. */
        public AnyOwner {
            Reasons.require(reason);
        }
    }
}

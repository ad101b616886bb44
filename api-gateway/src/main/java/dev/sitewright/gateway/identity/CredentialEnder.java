package dev.sitewright.gateway.identity;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Ends credentials of one kind, when their owner changes the password or may not come in any more. Each kind has a bean of this type. */
public interface CredentialEnder {
    /**
     * Ends all credentials of an account in the current Hibernate Reactive transaction.
     *
     * @param but the one that goes on, when it is of this kind
     */
    Uni<Void> endAll(String accountId, Optional<Credential> but);
}

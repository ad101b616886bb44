package dev.sitewright.bridge.session;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Knows which model works in a project when neither prompt nor session names one. */
public interface UsualModels {
    /** @return {@code provider/model}; empty until there is any */
    Uni<Optional<String>> of(String projectId, String ownerId);
}

package dev.sitewright.bridge.server;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Servers, and which of them works for a project. */
interface Fleet {
    /** Begins; a server may start at once, or when it is needed. */
    void start();

    /** Ends all servers. Blocking. */
    void stop();

    /** @return the server that works for a project, while it answers; one that is needed and does not run is started */
    Optional<RunningServer> of(String projectId);

    /** @return all servers that answer */
    List<RunningServer> running();

    /** @return why none answers for a project, in a sentence for people; null when one does or none was needed yet */
    @Nullable String problem(String projectId);

    /** @return the same of all */
    @Nullable String problem();

    /** @return whether a project has to wait for others to rest */
    boolean isFull(String projectId);

    /** Takes away what is there of a project that is gone. Blocking. */
    void forget(String projectId);

    /** @return whether work can begin */
    boolean isReady();
}

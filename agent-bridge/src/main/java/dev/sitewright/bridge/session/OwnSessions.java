package dev.sitewright.bridge.session;

import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.record.Sessions;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds sessions for their owners. */
@ApplicationScoped
public class OwnSessions {
    private final Sessions sessions;

    OwnSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    /** @return the session; fails with {@link ProblemException} when the owner's project has none of this id */
    public Uni<Session> require(String projectId, String ownerId, String sessionId) {
        return sessions.find(sessionId)
                .map(found -> found.filter(session -> session.projectId().equals(projectId)
                                && session.ownerId().equals(ownerId))
                        .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.SESSION_NOT_FOUND))));
    }
}

package dev.sitewright.bridge.session;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** What a project's policy lets the agent do, as OpenCode takes it with a session. */
public interface SessionRules {
    /** @return rules of {@code permission}, {@code pattern} and {@code action}, the last that fits decides; none without a policy */
    Uni<List<Map<String, String>>> of(String projectId);
}

package dev.sitewright.projects.project;

import dev.sitewright.contracts.JobRequest;
import dev.sitewright.contracts.ProjectFact;
import dev.sitewright.platform.audit.Audited;
import java.util.ArrayList;
import java.util.List;

/** What a change of projects has others know and do: collected while rows change, and told in the same transaction. */
final class Consequences {
    private final List<ProjectFact> facts = new ArrayList<>();
    private final List<JobRequest> requests = new ArrayList<>();
    private final List<Audited> acts = new ArrayList<>();

    void tell(ProjectFact fact) {
        facts.add(fact);
    }

    void ask(JobRequest request) {
        requests.add(request);
    }

    void note(Audited act) {
        acts.add(act);
    }

    List<ProjectFact> facts() {
        return List.copyOf(facts);
    }

    List<JobRequest> requests() {
        return List.copyOf(requests);
    }

    List<Audited> acts() {
        return List.copyOf(acts);
    }
}

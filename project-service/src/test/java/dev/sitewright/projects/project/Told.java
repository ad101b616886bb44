package dev.sitewright.projects.project;

import dev.sitewright.contracts.AuditEntry;
import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.JobRequest;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.testing.Topic;
import java.util.List;

/**
 * What was told about one project, in order.
 *
 * @param id the project's
 */
record Told(String id) {
    private static final Messages MESSAGES = new Messages();

    List<Fact> facts(int count) {
        return Topic.of(Topics.EVENTS)
                .await(count, envelope -> envelope.subject().equals(id))
                .stream()
                .map(envelope -> MESSAGES.factOf(envelope).orElseThrow())
                .toList();
    }

    List<JobRequest> requests(int count) {
        return Topic.of(Topics.JOB_REQUESTS)
                .await(count, envelope -> envelope.subject().equals(id))
                .stream()
                .map(envelope -> MESSAGES.requestOf(envelope).orElseThrow())
                .toList();
    }

    List<AuditEntry> acts(int count) {
        return Topic.of(Topics.AUDIT)
                .await(count, envelope -> envelope.subject().equals(id))
                .stream()
                .map(envelope -> MESSAGES.auditOf(envelope).orElseThrow())
                .toList();
    }
}

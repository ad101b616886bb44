package dev.sitewright.gateway.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.contracts.MessageTypes;
import dev.sitewright.contracts.ProjectFact.ProjectCreated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The streams of jobs: a fact about a job is in that of all jobs, too, and in that of the jobs of its project's owner. Whose a project is
 * was told when it was created, by a fact that comes before those of its jobs.
 */
@ApplicationScoped
class JobStreams {
    private static final String JOB_FACTS = "job.";
    private static final String CREATED = MessageTypes.nameOf(ProjectCreated.class);
    private static final String OWNERS =
            "select name, owner_id from log_stream where name = any($1) and owner_id is not null";
    private static final String REMEMBER = """
            update log_stream set owner_id = told.owner_id from unnest($1::text[], $2::text[]) as told (name, owner_id)
            where log_stream.name = told.name
            """;

    private static final int KNOWN = 10_000;

    private final ObjectMapper mapper = new ObjectMapper();

    /** Owners do not change, so what was asked once is known; of the projects whose jobs were heard of last. */
    private final Map<String, String> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KNOWN;
        }
    });

    /** @return the same, each fact about a job followed by its copies in the streams of jobs */
    Uni<List<LogEntry>> withCopies(SqlClient client, List<LogEntry> entries) {
        var told = created(entries);
        return owners(client, entries).map(found -> {
            var owners = new HashMap<>(found);
            owners.putAll(told);
            var all = new ArrayList<LogEntry>();
            for (var entry : entries) {
                all.add(entry);
                if (isAboutJob(entry)) {
                    all.add(entry.in(StreamName.ofAllJobs()));
                    var owner = owners.get(entry.stream());
                    if (owner != null) {
                        all.add(entry.in(StreamName.ofJobsOf(owner)));
                    }
                }
            }
            return all;
        });
    }

    /** @return whether any of these facts tells the creation of a project */
    boolean isToRemember(List<LogEntry> entries) {
        return !created(entries).isEmpty();
    }

    /** Remembers whose projects those are whose creation these facts tell. */
    Uni<Void> remember(SqlClient tx, List<LogEntry> entries) {
        var told = created(entries);
        return told.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(REMEMBER)
                        .execute(Tuple.of(
                                told.keySet().toArray(String[]::new),
                                told.values().toArray(String[]::new)))
                        .replaceWithVoid();
    }

    private Uni<Map<String, String>> owners(SqlClient client, List<LogEntry> entries) {
        var owners = new HashMap<String, String>();
        var unknown = new TreeSet<String>();
        for (var entry : entries) {
            if (isAboutJob(entry)) {
                var owner = known.get(entry.stream());
                if (owner == null && StreamName.isProject(entry.stream())) { // nobody owns the jobs of other streams
                    unknown.add(entry.stream());
                } else if (owner != null) {
                    owners.put(entry.stream(), owner);
                }
            }
        }
        return unknown.isEmpty()
                ? Uni.createFrom().item(owners)
                : client.preparedQuery(OWNERS)
                        .execute(Tuple.tuple().addArrayOfString(unknown.toArray(String[]::new)))
                        .map(rows -> {
                            rows.forEach(row -> owners.put(row.getString("name"), row.getString("owner_id")));
                            known.putAll(owners);
                            return owners;
                        });
    }

    private static boolean isAboutJob(LogEntry entry) {
        return entry.type().startsWith(JOB_FACTS);
    }

    private Map<String, String> created(List<LogEntry> entries) {
        var owners = new HashMap<String, String>();
        for (var entry : entries) {
            if (entry.type().equals(CREATED)) {
                var owner = ownerIn(entry.data());
                if (!owner.isEmpty()) {
                    owners.put(entry.stream(), owner);
                }
            }
        }
        return owners;
    }

    private String ownerIn(String data) {
        try {
            return mapper.readTree(data).path("ownerId").asText();
        } catch (JsonProcessingException e) {
            return ""; // it was seen to be JSON when it came
        }
    }
}

package dev.sitewright.worker.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.JobFact.JobCompleted;
import dev.sitewright.contracts.JobFact.JobEnqueued;
import dev.sitewright.contracts.JobFact.JobStarted;
import dev.sitewright.platform.outbox.PackedFacts;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The facts of jobs' ordinary progress, which the functions of the database pack: the columns of many, one array each. */
final class JobFactPacks {
    private JobFactPacks() {}

    @Produces
    @Singleton
    static PackedFacts enqueued() {
        return new Pack("job.enqueued", (jobs, n) -> new JobEnqueued(jobs.id(n), jobs.kinds[n], jobs.projects[n]));
    }

    @Produces
    @Singleton
    static PackedFacts started() {
        return new Pack(
                "job.started",
                (jobs, n) -> new JobStarted(jobs.id(n), jobs.kinds[n], jobs.projects[n], jobs.attempt(n)));
    }

    @Produces
    @Singleton
    static PackedFacts completed() {
        return new Pack(
                "job.completed",
                (jobs, n) -> new JobCompleted(jobs.id(n), jobs.kinds[n], jobs.projects[n], jobs.attempt(n)));
    }

    /** The columns. Enqueued jobs have no attempts. */
    @SuppressWarnings("ArrayRecordComponent") // read once, compared never
    private record Columns(
            UUID[] jobs,
            String[] kinds,
            @Nullable String[] projects,
            @Nullable String[] correlations,
            int @Nullable [] attempts) {
        int attempt(int n) {
            return Objects.requireNonNull(attempts)[n];
        }

        String id(int n) {
            return new JobId(jobs[n]).toString();
        }
    }

    private record Pack(String type, BiFunction<Columns, Integer, Fact> reader) implements PackedFacts {
        private static final ObjectMapper MAPPER = new ObjectMapper();

        @Override
        public List<Unpacked> unpack(String data) {
            var columns = read(data);
            return IntStream.range(0, columns.jobs().length)
                    .mapToObj(n -> new Unpacked(reader.apply(columns, n), columns.correlations()[n]))
                    .toList();
        }

        private static Columns read(String data) {
            try {
                return MAPPER.readValue(data, Columns.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the database packs facts otherwise than this version knows", e);
            }
        }
    }
}

package dev.sitewright.worker.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.worker.queue.JobRefused.Fault;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of jobs this worker knows, and their arguments as JSON and back, checked both ways. */
@ApplicationScoped
class JobCatalogue {
    private final Map<String, JobHandler<?>> handlers;
    private final Validator validator;

    /** Its own: a job may have been written by a newer version, so fields we do not know are ignored. */
    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    JobCatalogue(@All List<JobHandler<?>> handlers, Validator validator) {
        this.handlers = handlers.stream()
                .collect(Collectors.toUnmodifiableMap(handler -> handler.kind().name(), Function.identity()));
        this.validator = validator;
    }

    /** @return the arguments as JSON; fails with {@link JobRefused} when they break a constraint of their kind */
    <A> String write(JobKind<A> kind, A args) {
        requireValid(kind, args);
        return json(args);
    }

    /** @return JSON of arguments that nobody has checked */
    String writeUnchecked(Map<String, Object> args) {
        return json(args);
    }

    /** @return a result as JSON, null for none; fails with {@link JobRefused} when it cannot be written */
    @Nullable String writeResult(@Nullable Object result) {
        return result == null ? null : json(result);
    }

    /** @return a job as another service asks for it; fails with {@link JobRefused} for an unknown kind or bad arguments */
    NewJob<?> parse(Jobs jobs, String kind, Map<String, Object> args) {
        return parse(jobs, require(kind).kind(), json(args));
    }

    /** @return a job of arguments that were written before; fails with {@link JobRefused} as above */
    NewJob<?> parse(Jobs jobs, String kind, String args) {
        return parse(jobs, require(kind).kind(), args);
    }

    private <A> NewJob<A> parse(Jobs jobs, JobKind<A> kind, String args) {
        return new NewJob<>(jobs, kind, read(kind, args));
    }

    /** Fails with {@link JobRefused} for an unknown kind or arguments that it does not take. */
    void requireAcceptable(String kind, String args) {
        read(require(kind).kind(), args);
    }

    /** @return the handler's own Uni; fails with {@link JobRefused} when this worker cannot run such a job */
    Uni<Outcome> run(Claim claim, Attempt attempt) {
        return run(require(claim.kind()), claim.args(), attempt);
    }

    private <A> Uni<Outcome> run(JobHandler<A> handler, String args, Attempt attempt) {
        return handler.run(read(handler.kind(), args), attempt);
    }

    /** @return the kind's deadline in milliseconds, or null */
    static @Nullable Long deadlineMs(JobKind<?> kind) {
        var deadline = kind.deadline();
        return deadline == null ? null : deadline.toMillis();
    }

    private JobHandler<?> require(String kind) {
        var handler = handlers.get(kind);
        if (handler == null) {
            throw new JobRefused(
                    "Unknown kind of job: " + kind,
                    List.of(new Fault("/kind", FaultType.UNKNOWN_VALUE, "is no kind of job that is known here")));
        }
        return handler;
    }

    private <A> A read(JobKind<A> kind, String json) {
        try {
            var args = mapper.readValue(json, kind.args());
            if (args == null) {
                throw new JobRefused(
                        kind.name() + ": args must be an object",
                        List.of(ArgumentFaults.wrongType("", "is no object")));
            }
            requireValid(kind, args);
            return args;
        } catch (JsonMappingException e) {
            throw new JobRefused(
                    kind.name() + ": args" + ArgumentFaults.path(e) + ": " + e.getOriginalMessage(),
                    List.of(ArgumentFaults.of(e)));
        } catch (JsonProcessingException e) {
            throw new JobRefused(kind.name() + ": args are no JSON: " + e.getOriginalMessage());
        }
    }

    private <A> void requireValid(JobKind<A> kind, A args) {
        var violations = validator.validate(args).stream()
                .sorted(Comparator.comparing(fault -> fault.getPropertyPath().toString()))
                .toList();
        if (!violations.isEmpty()) {
            var message = violations.stream().map(JobCatalogue::describe).collect(Collectors.joining("; "));
            throw new JobRefused(
                    kind.name() + ": " + message,
                    violations.stream().map(ArgumentFaults::of).toList());
        }
    }

    private static String describe(ConstraintViolation<?> fault) {
        return "args." + fault.getPropertyPath() + " " + fault.getMessage();
    }

    private String json(Object args) {
        try {
            return mapper.writeValueAsString(args);
        } catch (JsonProcessingException e) {
            throw new JobRefused("args or result cannot be written as JSON: " + e.getOriginalMessage());
        }
    }
}

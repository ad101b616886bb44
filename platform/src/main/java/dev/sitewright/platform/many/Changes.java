package dev.sitewright.platform.many;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.platform.once.Answer;
import dev.sitewright.platform.once.Attempt;
import dev.sitewright.platform.once.Fingerprint;
import dev.sitewright.platform.once.IdempotencyKey;
import dev.sitewright.platform.once.Once;
import dev.sitewright.platform.token.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The way that every change takes from a resource to its answer: what is sent is checked, and then, in one transaction, the
 * {@code Idempotency-Key} is honoured and the work is done. Used once per request.
 */
@RequestScoped
public class Changes {
    private final Once once;
    private final Answers answers;
    private final Caller caller;
    private final HttpServerRequest request;
    private final Pool pool;

    Changes(Once once, Answers answers, Caller caller, HttpServerRequest request, Pool pool) {
        this.once = once;
        this.answers = answers;
        this.caller = caller;
        this.request = request;
        this.pool = pool;
    }

    /**
     * Takes a list of new things.
     *
     * @param mode as it stands in {@code ?mode=}
     * @param check what is wrong with one item; pointers begin at the item
     */
    public <T, A, R> Uni<RestResponse<String>> create(
            Operation operation,
            @Nullable String mode,
            @Nullable Many<T> body,
            Function<T, Result<A>> check,
            Work<A, R> work) {
        var checked = Many.itemsOf(body).stream().map(item -> item.then(check)).toList();
        return many(operation, Mode.of(mode), sentOf(body), checked, work);
    }

    /**
     * Takes a list of new things for which somebody waits. Without a key, no transaction is begun: the work's statement is one.
     *
     * @param work adds all of them by one statement of the client that it is given, and refuses none
     */
    public <T, A, R> Uni<RestResponse<String>> createAtOnce(
            Operation operation,
            @Nullable String mode,
            @Nullable Many<T> body,
            Function<T, Result<A>> check,
            Function<SqlClient, Work<A, R>> work) {
        var how = Mode.of(mode);
        var checked = Many.itemsOf(body).stream().map(item -> item.then(check)).toList();
        var attempt = attempt(operation, Arrays.asList("many", how, sentOf(body)));
        return attempt.map(known -> pool.withTransaction(
                        tx -> once.run(tx, known, () -> effect(operation, how, checked, work.apply(tx)))))
                .orElseGet(() -> effect(operation, how, checked, work.apply(pool)))
                .map(Answers::toResponse);
    }

    /**
     * Takes a list of patches, each for another resource.
     *
     * @param check what is wrong with one patch; pointers begin at the patch
     */
    public <P, R> Uni<RestResponse<String>> patch(
            Operation operation,
            @Nullable String mode,
            @Nullable Many<PatchItem> body,
            Function<MergePatch, Result<P>> check,
            Work<Patching<P>, R> work) {
        var checked = Many.itemsOf(body).stream()
                .map(item -> item.then(sent -> sent.check(check)))
                .toList();
        return many(operation, Mode.of(mode), sentOf(body), Duplicates.refused(checked), work);
    }

    /** Takes a list of resources to do the same to, such as deleting them. */
    public <R> Uni<RestResponse<String>> targets(
            Operation operation, @Nullable String mode, @Nullable Many<TargetItem> body, Work<Target, R> work) {
        var checked = Many.itemsOf(body).stream()
                .map(item -> item.then(TargetItem::check))
                .toList();
        return many(operation, Mode.of(mode), sentOf(body), Duplicates.refused(checked), work);
    }

    /**
     * Takes a patch of one resource: a list of one.
     *
     * @param ifMatch as it stands in the header
     */
    public <P, R extends Versioned> Uni<RestResponse<String>> patchOne(
            Operation operation,
            String id,
            @Nullable String ifMatch,
            @Nullable JsonNode patch,
            Function<MergePatch, Result<P>> check,
            Work<Patching<P>, R> work) {
        var target = new Target(id, Precondition.ofIfMatch(ifMatch));
        var checked = PatchItem.checkPatch(patch, check).map(fields -> new Patching<>(target, fields));
        return one(operation, Arrays.asList(id, ifMatch, patch), checked, work);
    }

    /** Takes one resource to do something to: a list of one. */
    public <R extends Versioned> Uni<RestResponse<String>> targetOne(
            Operation operation, String id, @Nullable String ifMatch, Work<Target, R> work) {
        var target = new Target(id, Precondition.ofIfMatch(ifMatch));
        return one(operation, Arrays.asList(id, ifMatch), Result.done(target), work);
    }

    /**
     * Does what is no change of a list or of a version, such as stopping something that moves on by itself.
     *
     * @param sent what the request says, to know the same request again
     * @param work does it; what it answers is the body
     */
    public <R> Uni<RestResponse<String>> act(
            Operation operation, List<? extends @Nullable Object> sent, Supplier<Uni<R>> work) {
        return answering(operation, Arrays.asList("act", sent))
                .with(() -> work.get().map(done -> answers.act(operation, done)));
    }

    private <A, R> Uni<RestResponse<String>> many(
            Operation operation, Mode mode, @Nullable JsonNode sent, List<Result<A>> items, Work<A, R> work) {
        var answer = answering(operation, Arrays.asList("many", mode, sent));
        return answer.with(() -> effect(operation, mode, items, work))
                .onFailure(failure -> mode == Mode.PARTIAL && Sieve.isWorthIt(failure))
                .recoverWithUni(() -> Sieve.sift(items, work)
                        .chain(sifted -> answer.with(() -> effect(operation, mode, sifted, work))));
    }

    private <A, R> Uni<Answer> effect(Operation operation, Mode mode, List<Result<A>> items, Work<A, R> work) {
        return Batches.apply(mode, items, work).map(results -> answers.many(operation, mode, results));
    }

    private <A, R extends Versioned> Uni<RestResponse<String>> one(
            Operation operation, List<? extends @Nullable Object> sent, Result<A> item, Work<A, R> work) {
        return answering(operation, Arrays.asList("one", sent))
                .with(() -> Batches.one(item, work).map(result -> answers.one(operation, result)));
    }

    /** An effect in a transaction of its own, once per key. */
    private interface Answering {
        Uni<RestResponse<String>> with(Supplier<Uni<Answer>> effect);
    }

    /** What of the request matters is read here, before anything asynchronous. */
    private Optional<Attempt> attempt(Operation operation, List<? extends @Nullable Object> sent) {
        return IdempotencyKey.of(request.getHeader(IdempotencyKey.HEADER))
                .map(given ->
                        new Attempt(caller.id(), operation.name(), given, Fingerprint.of(sent), operation.secret()));
    }

    private Answering answering(Operation operation, List<? extends @Nullable Object> sent) {
        var attempt = attempt(operation, sent);
        return effect -> Panache.withTransaction(
                        () -> attempt.map(known -> once.run(known, effect)).orElseGet(effect))
                .map(Answers::toResponse);
    }

    private static @Nullable JsonNode sentOf(@Nullable Many<?> body) {
        return body == null ? null : body.sent();
    }
}

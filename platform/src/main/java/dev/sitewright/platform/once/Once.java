package dev.sitewright.platform.once;

import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Lets a change take effect once per key. An attempt holds a lock that ends with its transaction, so whether another is under way is
 * known from the database: an attempt that died is one no more, and the next takes its place.
 */
@ApplicationScoped
public class Once {
    private static final Duration SOON = Duration.ofMillis(500);

    private final Answers answers;

    Once(Answers answers) {
        this.answers = answers;
    }

    /**
     * Has the effect, or gives the answer that it had before. Works in the current Hibernate Reactive transaction.
     *
     * @param effect the change in the same transaction; when it fails nothing is kept
     * @return the answer; fails with {@link ProblemException} when the key is under way or belongs to another request
     */
    public Uni<Answer> run(Attempt attempt, Supplier<Uni<Answer>> effect) {
        return answers.lock(attempt)
                .invoke(Once::requireFree)
                .chain(free -> answers.find(attempt))
                .chain(kept -> kept.map(before -> Uni.createFrom().item(() -> repeat(before, attempt)))
                        .orElseGet(() -> effect.get().call(answer -> answers.keep(attempt, answer))));
    }

    /** Does the same within a transaction of a plain client. */
    public Uni<Answer> run(SqlClient transaction, Attempt attempt, Supplier<Uni<Answer>> effect) {
        return answers.lockAndFind(transaction, attempt)
                .invoke(found -> requireFree(found.free()))
                .chain(found -> found.kept()
                        .map(before -> Uni.createFrom().item(() -> repeat(before, attempt)))
                        .orElseGet(() -> effect.get().call(answer -> answers.keep(transaction, attempt, answer))));
    }

    private static void requireFree(boolean free) {
        if (!free) {
            throw new ProblemException(
                    Problem.of(ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT).retryAfter(SOON));
        }
    }

    private Answer repeat(Answers.Kept before, Attempt attempt) {
        if (!before.fingerprint().equals(answers.printOf(attempt))) {
            throw new ProblemException(Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED));
        }
        return before.answer();
    }
}

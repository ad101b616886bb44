package dev.sitewright.platform.many;

import dev.sitewright.platform.problem.Problem;
import java.util.function.Function;

/** What has come of one item so far. Pointers in problems begin at the item. */
public sealed interface Result<T> {
    /** It went well. */
    record Done<T>(T item) implements Result<T> {}

    /** It did not, and nothing of it took effect. */
    record Failed<T>(Problem problem) implements Result<T> {}

    /** @return a good result */
    static <T> Result<T> done(T item) {
        return new Done<>(item);
    }

    /** @return a bad result */
    static <T> Result<T> failed(Problem problem) {
        return new Failed<>(problem);
    }

    /** @return what the next step makes of a good result; a bad one stays as it is */
    default <R> Result<R> then(Function<? super T, Result<R>> next) {
        return switch (this) {
            case Done<T>(var item) -> next.apply(item);
            case Failed<T>(var problem) -> new Failed<>(problem);
        };
    }

    /** @return the same with another form of the item; a bad result stays as it is */
    default <R> Result<R> map(Function<? super T, ? extends R> form) {
        return then(item -> new Done<>(form.apply(item)));
    }
}

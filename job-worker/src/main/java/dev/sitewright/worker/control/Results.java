package dev.sitewright.worker.control;

import dev.sitewright.platform.many.Result;
import java.util.List;
import java.util.stream.Stream;

/** Lists of results. */
final class Results {
    private Results() {}

    /** @return what went well */
    static <R> Stream<R> good(List<Result<R>> results) {
        return results.stream().mapMulti((result, good) -> {
            if (result instanceof Result.Done<R>(var item)) {
                good.accept(item);
            }
        });
    }
}

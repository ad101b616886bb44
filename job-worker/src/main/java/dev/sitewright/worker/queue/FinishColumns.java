package dev.sitewright.worker.queue;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Jobs that are done as arrays, one for each column: a statement takes hundreds of them in a few parameters. */
final class FinishColumns {
    private FinishColumns() {}

    /** @return the columns in the order of {@code finish_jobs}; null for one that holds no value, which spares sending and unpacking it */
    static List<Object @Nullable []> of(List<Finish> done) {
        return Arrays.asList(
                column(done, UUID[]::new, finish -> finish.claim().id().value()),
                column(done, Short[]::new, finish -> (short) finish.claim().attempt()),
                sparse(done, Finish::result),
                column(done, String[]::new, finish -> finish.claim().kind()),
                sparse(done, finish -> finish.claim().projectId()),
                sparse(done, finish -> finish.claim().correlationId()),
                sparse(done, finish -> finish.claim().dedupeKey()),
                column(done, Boolean[]::new, finish -> finish.claim().isQuiet()));
    }

    private static <T> T[] column(List<Finish> done, IntFunction<T[]> array, Function<Finish, T> field) {
        var column = array.apply(done.size());
        for (int n = 0; n < column.length; n++) {
            column[n] = field.apply(done.get(n));
        }
        return column;
    }

    private static @Nullable String @Nullable [] sparse(List<Finish> done, Function<Finish, @Nullable String> field) {
        @Nullable String[] column = null;
        for (int n = 0; n < done.size(); n++) {
            var value = field.apply(done.get(n));
            if (value != null) {
                column = column == null ? new String[done.size()] : column;
                column[n] = value;
            }
        }
        return column;
    }
}

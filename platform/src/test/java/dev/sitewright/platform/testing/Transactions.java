package dev.sitewright.platform.testing;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Reactive work that a test waits for. */
public final class Transactions {
    private Transactions() {}

    /** @return what the work gives, done in a Hibernate Reactive transaction of its own; fails as the work fails */
    public static <T> T in(Supplier<Uni<T>> work) {
        return await(() -> Panache.withTransaction(work));
    }

    /** @return what the work gives, done on a Vert.x context; fails as the work fails */
    public static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}

package dev.sitewright.platform.testing;

import java.util.Random;
import net.datafaker.Faker;
import org.jboss.logging.Logger;

/** Made-up values. The same seed gives the same values in the same order: {@code -Dtest.seed=…} repeats a run. */
public final class Fakes {
    private static final long SEED = Long.getLong("test.seed", System.nanoTime());
    private static final Faker FAKER = new Faker(new Random(SEED));

    static {
        Logger.getLogger(Fakes.class).infof("Made-up values come from -Dtest.seed=%d", SEED);
    }

    private Fakes() {}

    /** @return a source of names, sentences and much else */
    public static Faker faker() {
        return FAKER;
    }
}

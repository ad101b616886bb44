package dev.sitewright.bench.ours;

import dev.sitewright.bench.driver.DriverLoop;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;

/** The process of our queue. Quarkus itself starts when the database is known. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        DriverLoop.serve(new SitewrightQueue());
        System.exit(0);
    }
}

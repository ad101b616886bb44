package dev.sitewright.launcher.supervise;

import dev.sitewright.launcher.process.Started;

/** Something that has to run: a database, a broker, a service. */
public interface Part {

    /** @return as people and file names say it, such as {@code job-worker} */
    String name();

    /** Starts its process, each time on the same port and the same data. */
    Started launch();
}

package dev.sitewright.platform.stream;

import java.util.concurrent.Executor;

/** The other end of a stream. */
public interface Connection {
    /** @return where it is worked on; must not run what it gets on the caller's stack */
    Executor executor();

    /** Ends the connection at once, whatever still waits to be written to it. Called on its executor. */
    void cutOff();
}

package dev.sitewright.platform.stream;

import java.util.concurrent.Executor;

/** The other end of a stream. */
public interface Connection {
    /** @return where frames for it are made; must not run what it gets on the caller's stack */
    Executor executor();

    /** Ends the connection at once, whatever still waits to be written to it. */
    void cutOff();
}

package dev.sitewright.launcher.process;

/** A server process that was started: it is becoming ready, serving, or has ended. */
public interface Started extends AutoCloseable {

    Process process();

    /** Returns when the server answers; fails with {@link LaunchException} when it ends first or takes too long. */
    void awaitReady();

    /** Asks the process to end, forces it after a limit, and returns when it is gone. Does nothing when it is gone already. */
    @Override
    void close();
}

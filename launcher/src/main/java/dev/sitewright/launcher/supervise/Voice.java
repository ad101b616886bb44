package dev.sitewright.launcher.supervise;

/** Tells the person what happens, one line at a time. Called from many threads. */
@FunctionalInterface
public interface Voice {
    void say(String line);
}

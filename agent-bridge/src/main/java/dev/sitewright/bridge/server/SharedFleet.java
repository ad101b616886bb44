package dev.sitewright.bridge.server;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One server for all projects, each in a directory of its own. */
record SharedFleet(OpenCodeServer server) implements Fleet {
    @Override
    public void start() {
        server.start();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public Optional<RunningServer> of(String projectId) {
        return server.current();
    }

    @Override
    public List<RunningServer> running() {
        return server.current().stream().toList();
    }

    @Override
    public @Nullable String problem(String projectId) {
        return server.problem();
    }

    @Override
    public @Nullable String problem() {
        return server.problem();
    }

    @Override
    public boolean isFull(String projectId) {
        return false;
    }

    @Override
    public void forget(String projectId) {
        // its directory's instance ends when it is idle
    }

    @Override
    public boolean isReady() {
        return server.current().isPresent();
    }
}

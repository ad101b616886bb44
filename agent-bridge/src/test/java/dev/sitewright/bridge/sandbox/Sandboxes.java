package dev.sitewright.bridge.sandbox;

import dev.sitewright.bridge.sandbox.SandboxConfig.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Sandboxes for tests. */
public final class Sandboxes {
    private Sandboxes() {}

    /** @return the usual one of this machine */
    public static AgentSandbox usual(Path workspaces) {
        return new AgentSandbox(new Settings(Mode.AUTO, "bwrap"), workspaces);
    }

    /** @return one on a machine without bubblewrap */
    static AgentSandbox withoutBubblewrap(Mode mode, Path workspaces) {
        return new AgentSandbox(new Settings(mode, "/no/such/program"), workspaces);
    }

    private record Settings(Mode mode, String program) implements SandboxConfig {
        @Override
        public boolean network() {
            return true;
        }

        @Override
        public Optional<List<Path>> readable() {
            return Optional.empty();
        }
    }
}

package dev.sitewright.bridge.stream;

import dev.sitewright.bridge.opencode.Part;
import dev.sitewright.bridge.opencode.UpstreamEvent;
import dev.sitewright.bridge.opencode.UpstreamEvent.MessageChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.PartChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.SessionChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.StatusChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.Unknown;
import dev.sitewright.bridge.opencode.UpstreamFrame;
import dev.sitewright.bridge.record.Session;

/** Something to work on, in order within its directory. */
sealed interface Item {
    String directory();

    /** @return whether somebody or something waits for it: all but what only says that a turn has begun, or goes on */
    boolean isAwaited();

    /** OpenCode told something. */
    record Told(UpstreamFrame frame) implements Item {
        @Override
        public String directory() {
            return frame.directory();
        }

        @Override
        public boolean isAwaited() {
            return isAwaited(frame.event());
        }

        private static boolean isAwaited(UpstreamEvent event) {
            return switch (event) {
                case SessionChanged changed -> false;
                case Unknown unknown -> false;
                case StatusChanged changed ->
                    changed.status().isIdle() || changed.status().isRetry();
                case MessageChanged changed -> changed.info().completed();
                case PartChanged changed -> changed.part().content() instanceof Part.Tool tool && !tool.isPending();
                default -> true;
            };
        }
    }

    /** What happened to a session while nobody listened is to be found out. */
    record Reload(Session session) implements Item {
        @Override
        public String directory() {
            return session.directory();
        }

        @Override
        public boolean isAwaited() {
            return true;
        }
    }
}

package dev.sitewright.bridge.stream;

import dev.sitewright.bridge.opencode.UpstreamFrame;
import dev.sitewright.bridge.record.Session;

/** Something to work on, in order within its directory. */
sealed interface Item {
    String directory();

    /** OpenCode told something. */
    record Told(UpstreamFrame frame) implements Item {
        @Override
        public String directory() {
            return frame.directory();
        }
    }

    /** What happened to a session while nobody listened is to be found out. */
    record Reload(Session session) implements Item {
        @Override
        public String directory() {
            return session.directory();
        }
    }
}

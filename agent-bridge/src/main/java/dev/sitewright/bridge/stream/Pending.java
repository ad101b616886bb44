package dev.sitewright.bridge.stream;

import dev.sitewright.bridge.opencode.UpstreamEvent;
import dev.sitewright.bridge.opencode.UpstreamFrame;
import dev.sitewright.bridge.record.Noted;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.record.Step;
import java.util.ArrayList;
import java.util.List;

/** Events of one session that were understood and are not recorded yet. */
record Pending(Session session, List<UpstreamEvent> events, List<Noted> steps) {
    Pending(Session session) {
        this(session, new ArrayList<>(), new ArrayList<>());
    }

    void add(UpstreamFrame frame, Step step) {
        events.add(frame.event());
        if (!step.isNothing()) {
            steps.add(new Noted(step, frame.at()));
        }
    }
}

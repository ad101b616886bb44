package dev.sitewright.bridge.testing;

import java.util.HashMap;
import java.util.Map;

/** The same service with a server of OpenCode for each project, a few at most. */
public class WithOwnServers extends WithScriptedModel {
    /** As many as {@link Neighbours} need. */
    public static final int MOST = 3;

    @Override
    public Map<String, String> getConfigOverrides() {
        var all = new HashMap<>(super.getConfigOverrides());
        all.put("sitewright.opencode.topology", "per-project");
        all.put("sitewright.opencode.most-servers", Integer.toString(MOST));
        return all;
    }
}

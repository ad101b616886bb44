package dev.sitewright.bridge.session;

import java.util.Optional;

/** What is to change about a session. */
record SessionPatch(Optional<String> title, Optional<Boolean> archived) {}

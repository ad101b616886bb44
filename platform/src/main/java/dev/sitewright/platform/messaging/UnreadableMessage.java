package dev.sitewright.platform.messaging;

import org.jspecify.annotations.Nullable;

/** A record on a topic that is no message of ours: reading it again will not help, so readers report and skip it. */
public final class UnreadableMessage extends RuntimeException {
    UnreadableMessage(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}

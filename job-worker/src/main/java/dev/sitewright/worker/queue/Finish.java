package dev.sitewright.worker.queue;

import io.smallrye.mutiny.subscription.UniEmitter;
import org.jspecify.annotations.Nullable;

/**
 * A job that is done and has nothing more to be written, on its way to be recorded with others.
 *
 * @param result as JSON; null for none
 * @param recorded is told when it is, or fails
 */
record Finish(Claim claim, @Nullable String result, UniEmitter<? super Void> recorded) {}

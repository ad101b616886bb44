/**
 * The record of conversations, and what is told of them. Invariant: a change to the record and the facts about it commit together, and a
 * fact is told once, however often OpenCode tells the change: in its stream, again after a reconnect, or as a snapshot.
 */
@NullMarked
package dev.sitewright.bridge.record;

import org.jspecify.annotations.NullMarked;

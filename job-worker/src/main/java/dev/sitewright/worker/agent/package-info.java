/**
 * The agent's part of a job chain, done by agent-bridge. Invariant: while the bridge is away these jobs wait and lose no attempt; a prompt
 * reaches the agent once, because the job's id is the prompt's.
 */
@NullMarked
package dev.sitewright.worker.agent;

import org.jspecify.annotations.NullMarked;

/**
 * The agent, passed on to agent-bridge. Invariant: whose a project is has been asked before anything reaches the agent.
 */
@NullMarked
package dev.sitewright.gateway.chat;

import org.jspecify.annotations.NullMarked;

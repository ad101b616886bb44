/**
 * What people add to the agent: connections to providers of models, MCP servers, skills, and which models they prefer. Agent-bridge's,
 * passed on. Invariant: ids are seen to be ids before they become part of another address.
 */
@NullMarked
package dev.sitewright.gateway.extension;

import org.jspecify.annotations.NullMarked;

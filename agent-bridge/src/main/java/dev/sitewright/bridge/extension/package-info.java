/**
 * What people add to the agent: connections to providers of models, MCP servers, skills, and which models they prefer. Invariant: what a
 * person or a project has is in the instances of their own projects and in no other; a secret goes in and never comes out.
 */
@NullMarked
package dev.sitewright.bridge.extension;

import org.jspecify.annotations.NullMarked;

/**
 * People sign in to providers of models, by OpenCode's own flows. Invariant: each attempt has an OpenCode of its own, since OpenCode keeps
 * one credential per provider for the whole server; what it got goes sealed into the person's connection, and that server goes away.
 */
@NullMarked
package dev.sitewright.bridge.signin;

import org.jspecify.annotations.NullMarked;

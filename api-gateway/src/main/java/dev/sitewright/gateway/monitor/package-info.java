/**
 * What administrators watch: how this installation does, sampled while somebody looks. Invariant: nothing is measured while nobody does.
 */
@NullMarked
package dev.sitewright.gateway.monitor;

import org.jspecify.annotations.NullMarked;

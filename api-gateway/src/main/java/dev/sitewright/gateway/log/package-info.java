/**
 * The event log: the memory of every project. {@link dev.sitewright.gateway.log.LogWriter} gives each fact its number and stores it;
 * {@link dev.sitewright.gateway.log.LiveFeed} tells the readers in this process what was stored by any.
 *
 * <p>Invariant: the numbers of a stream are contiguous from 1, and a fact has one. What goes over {@code sitewright.log} is a copy that makes
 * readers fast; what they miss of it they take from the tables.
 */
@NullMarked
package dev.sitewright.gateway.log;

import org.jspecify.annotations.NullMarked;

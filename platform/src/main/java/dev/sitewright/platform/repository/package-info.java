/**
 * Plural repositories over Hibernate Reactive: every question and change names whose rows and which rows, and takes or gives lists.
 *
 * <p>Invariant: an empty list of values matches nothing, everything must be said with a reason, and no text from outside becomes part of
 * a query.
 */
@NullMarked
package dev.sitewright.platform.repository;

import org.jspecify.annotations.NullMarked;

/**
 * Messages that cross a process boundary on a topic: facts ({@link dev.sitewright.contracts.Fact}), deltas
 * ({@link dev.sitewright.contracts.Delta}) and requests to the job queue ({@link dev.sitewright.contracts.JobRequest}).
 *
 * <p>Invariant: records and sealed interfaces only, no behaviour beyond naming. A message travels as a CloudEvent in binary
 * mode: its {@link com.fasterxml.jackson.annotation.JsonTypeName} is the header {@code ce_type}, the record is the body.
 * Fields are only added, and readers ignore fields and types they do not know. Each message has a golden JSON file under
 * {@code src/test/resources/golden} that pins its wire form.
 */
@NullMarked
package dev.sitewright.contracts;

import org.jspecify.annotations.NullMarked;

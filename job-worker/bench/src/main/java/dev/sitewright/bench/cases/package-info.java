/** What is measured: one class per case, or per kind of case. */
@NullMarked
package dev.sitewright.bench.cases;

import org.jspecify.annotations.NullMarked;

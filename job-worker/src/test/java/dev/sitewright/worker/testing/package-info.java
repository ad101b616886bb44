/** What the tests of this module share. */
@NullMarked
package dev.sitewright.worker.testing;

import org.jspecify.annotations.NullMarked;

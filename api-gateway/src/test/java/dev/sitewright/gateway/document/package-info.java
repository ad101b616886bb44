/** What holds for the API document as a whole. */
@NullMarked
package dev.sitewright.gateway.document;

import org.jspecify.annotations.NullMarked;

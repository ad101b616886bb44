/**
 * Who calls a service from inside. Invariant: a token names one audience, lives for minutes, and is the only thing that opens {@code
 * /internal}.
 */
@NullMarked
package dev.sitewright.platform.token;

import org.jspecify.annotations.NullMarked;

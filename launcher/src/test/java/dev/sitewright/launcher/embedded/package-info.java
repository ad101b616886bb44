/** Both servers for real: what they promise is asked from outside, through a client, after a stop and after a kill. */
@NullMarked
package dev.sitewright.launcher.embedded;

import org.jspecify.annotations.NullMarked;

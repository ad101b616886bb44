/** The command {@code ./sitewright} itself, run by a shell in made-up surroundings. */
@NullMarked
package dev.sitewright.launcher.script;

import org.jspecify.annotations.NullMarked;

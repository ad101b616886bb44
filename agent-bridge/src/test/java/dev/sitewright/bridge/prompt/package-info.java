@NullMarked
package dev.sitewright.bridge.prompt;

import org.jspecify.annotations.NullMarked;

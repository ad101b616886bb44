@NullMarked
package dev.sitewright.bridge.server;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.sitewright.bridge.session;

import org.jspecify.annotations.NullMarked;

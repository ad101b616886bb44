@NullMarked
package dev.sitewright.bridge.signin;

import org.jspecify.annotations.NullMarked;

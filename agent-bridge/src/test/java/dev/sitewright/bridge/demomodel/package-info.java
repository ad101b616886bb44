@NullMarked
package dev.sitewright.bridge.demomodel;

import org.jspecify.annotations.NullMarked;

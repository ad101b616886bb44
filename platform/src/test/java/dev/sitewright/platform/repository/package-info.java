@NullMarked
package dev.sitewright.platform.repository;

import org.jspecify.annotations.NullMarked;

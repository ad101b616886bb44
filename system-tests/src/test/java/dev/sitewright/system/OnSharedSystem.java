package dev.sitewright.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A class of tests on the {@link SharedSystem}. They run one after the other, since some kill its parts, beside those on other systems. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("system")
@ExtendWith(SharedSystem.class)
@ResourceLock(OnSharedSystem.LOCK)
@interface OnSharedSystem {
    String LOCK = "the shared system";
}

package dev.sitewright.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A class of tests on the {@link IdleSystem}. Such as kill its parts, or start a system of their own, take its lock for themselves. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("system")
@ExtendWith(IdleSystem.class)
@interface OnIdleSystem {
    String LOCK = "the idle system";
}

package dev.sitewright.platform.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which resources or repositories a test of the kit is about; {@link CoverageContract} finds those that none is about. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Covers {
    /** The resources or repositories. */
    Class<?>[] value();
}

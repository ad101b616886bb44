package dev.sitewright.platform.many;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says why a resource's changes do not go the way of {@link Changes}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OneAtATime {
    /** The reason, for whoever reads it. */
    String value();
}

package dev.sitewright.gateway.limits;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;

/**
 * As what a call is counted. Without it {@code GET} reads, {@code PUT}, {@code PATCH} and {@code DELETE} write; a {@code POST} can be
 * anything and must say.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Counted {
    /** The class of call. */
    CallClass value();

    /** Tells an operation's class. */
    final class Operations {
        private Operations() {}

        /** @return the class of an operation */
        public static CallClass of(Method operation) {
            var counted = operation.getAnnotation(Counted.class);
            if (counted != null) {
                return counted.value();
            }
            var reads = operation.isAnnotationPresent(GET.class) || operation.isAnnotationPresent(HEAD.class);
            return reads ? CallClass.READ : CallClass.WRITE;
        }
    }
}

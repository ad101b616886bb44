package dev.sitewright.platform.testing;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Gives a {@code @QuarkusTest} a PostgreSQL database of its own, Kafka, a workspace folder, and keys for internal tokens. Such a test is of
 * the tier {@code integration}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("integration")
@WithTestResource(value = Backends.class, scope = TestResourceScope.GLOBAL)
public @interface WithSitewrightBackends {}

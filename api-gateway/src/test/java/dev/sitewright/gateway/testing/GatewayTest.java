package dev.sitewright.gateway.testing;

import dev.sitewright.platform.testing.Backends;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A test of the whole gateway, with real backends and stand-ins for project-service, job-worker and agent-bridge and for providers of sign-ins. All such tests share one application. */
@Tag("integration")
@QuarkusTest
@WithTestResource(value = Backends.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = ProjectServiceStub.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = JobWorkerStub.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = AgentBridgeStub.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = LocalWebhooks.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = TestCertificate.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = RogueProvider.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = RealProvider.class, scope = TestResourceScope.GLOBAL)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface GatewayTest {}

package dev.sitewright.gateway;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.platform.testing.InternalDoorContract;
import java.util.Set;

/** The gateway has little for services; what strangers find at its other addresses, {@code BearerTest} says. */
@GatewayTest
class InternalDoorTest extends InternalDoorContract {
    InternalDoorTest() {
        super("dev.sitewright.gateway");
    }

    @Override
    protected boolean isPublicDoor() {
        return true;
    }

    @Override
    protected Set<String> open() {
        return Set.of("/internal/v1/webhook-deliveries"); // where the queue comes back
    }
}

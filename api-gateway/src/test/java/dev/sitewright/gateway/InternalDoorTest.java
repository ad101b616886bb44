package dev.sitewright.gateway;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.platform.testing.InternalDoorContract;

/** The gateway has nothing for services; what strangers find at its other addresses, {@code BearerTest} says. */
@GatewayTest
class InternalDoorTest extends InternalDoorContract {
    InternalDoorTest() {
        super("dev.sitewright.gateway");
    }

    @Override
    protected boolean isPublicDoor() {
        return true;
    }
}

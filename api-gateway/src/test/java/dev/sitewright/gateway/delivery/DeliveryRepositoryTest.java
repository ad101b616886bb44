package dev.sitewright.gateway.delivery;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.People.Person;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.PluralRepository;
import dev.sitewright.platform.testing.Covers;
import dev.sitewright.platform.testing.Factory;
import dev.sitewright.platform.testing.Owner;
import dev.sitewright.platform.testing.RepositoryContract;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;

@GatewayTest
@Covers(DeliveryRepository.class)
class DeliveryRepositoryTest extends RepositoryContract<Delivery> {
    @Inject
    DeliveryRepository deliveries;

    @Inject
    People people;

    @Inject
    Clock clock;

    @Override
    protected PluralRepository<Delivery> repository() {
        return deliveries;
    }

    @Override
    protected Field<Delivery, String> id() {
        return DeliveryFields.ID;
    }

    @Override
    protected Factory<Delivery> rowsOf(Owner owner) {
        var webhook = webhookOf(people.known(owner.id()));
        return () -> new Delivery(
                new NewDelivery(Ids.next("dlv"), webhook, owner.id(), "webhook.ping", "{}"), clock.instant());
    }

    private static String webhookOf(Person person) {
        var item = Map.of("url", "https://example.org/", "types", List.of("*"));
        return person.request()
                .body(Map.of("items", List.of(item)))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .path("items[0].id");
    }
}

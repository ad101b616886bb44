package dev.sitewright.gateway.webhook;

import dev.sitewright.gateway.delivery.Secrets;
import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
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
import java.util.Optional;

@GatewayTest
@Covers(WebhookRepository.class)
class WebhookRepositoryTest extends RepositoryContract<Webhook> {
    @Inject
    WebhookRepository webhooks;

    @Inject
    Secrets secrets;

    @Inject
    People people;

    @Inject
    Clock clock;

    @Override
    protected PluralRepository<Webhook> repository() {
        return webhooks;
    }

    @Override
    protected Field<Webhook, String> id() {
        return WebhookFields.ID;
    }

    @Override
    protected Factory<Webhook> rowsOf(Owner owner) {
        people.known(owner.id());
        return () -> {
            var id = Ids.next(Webhook.PREFIX);
            var asked = new NewWebhook("https://example.org/", "A program's", List.of("*"), Optional.empty());
            return new Webhook(id, owner.id(), asked, secrets.next(id), clock.instant());
        };
    }
}

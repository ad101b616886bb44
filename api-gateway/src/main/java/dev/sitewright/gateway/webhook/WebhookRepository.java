package dev.sitewright.gateway.webhook;

import dev.sitewright.platform.repository.PluralRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** The webhooks. */
@ApplicationScoped
class WebhookRepository extends PluralRepository<Webhook> {
    WebhookRepository() {
        super(Webhook.class, WebhookFields.ID, WebhookFields.OWNER);
    }
}

package dev.sitewright.gateway.webhook;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.many.Listing;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.Where;
import java.util.List;
import java.util.Map;

/** By what webhooks can be found and sorted. */
final class WebhookFields {
    static final Field<Webhook, String> ID = new Field<>("id", String.class, Webhook::id);
    static final Field<Webhook, String> OWNER = new Field<>("ownerId", String.class, Webhook::ownerId);
    private static final Field<Webhook, String> NAME = new Field<>("name", String.class, Webhook::name);

    /** Ids begin with their time, so they are the order of creation. */
    static final Listing<Webhook> LISTING =
            new Listing<>("webhooks", ID, Map.of("createdAt", ID, "name", NAME), "-createdAt");

    private WebhookFields() {}

    /** @return those with one of these ids; no ids match nothing */
    static Where<Webhook> ids(List<String> ids) {
        return new Where.In<>(
                ID, ids.stream().filter(id -> Ids.isValid(Webhook.PREFIX, id)).toList());
    }
}

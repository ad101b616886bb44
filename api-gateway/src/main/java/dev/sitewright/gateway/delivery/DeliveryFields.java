package dev.sitewright.gateway.delivery;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.many.Listing;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.Where;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By what deliveries can be found and sorted. */
final class DeliveryFields {
    static final Field<Delivery, String> ID = new Field<>("id", String.class, Delivery::id);
    static final Field<Delivery, String> OWNER = new Field<>("ownerId", String.class, Delivery::ownerId);
    private static final Field<Delivery, String> WEBHOOK = new Field<>("webhookId", String.class, Delivery::webhookId);
    private static final Field<Delivery, String> STATE = new Field<>("state", String.class, Delivery::state);

    /** Ids begin with the time of their facts. */
    static final Listing<Delivery> LISTING = new Listing<>("webhook deliveries", ID, Map.of("time", ID), "-time");

    private DeliveryFields() {}

    /** @return those of a webhook, in this state or in any */
    static Where<Delivery> of(String webhookId, @Nullable DeliveryState state) {
        Where<Delivery> ofWebhook = new Where.In<>(WEBHOOK, List.of(webhookId));
        return state == null
                ? ofWebhook
                : new Where.All<>(List.of(ofWebhook, new Where.In<>(STATE, List.of(state.wireName()))));
    }

    /** @return the one with this id, if it is of that webhook */
    static Where<Delivery> one(String webhookId, String id) {
        var ids = Stream.of(id)
                .filter(text -> Ids.isValid(DeliveryId.PREFIX, text))
                .toList();
        return new Where.All<>(List.of(of(webhookId, null), new Where.In<>(ID, ids)));
    }
}

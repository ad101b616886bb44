package dev.sitewright.gateway.delivery;

import dev.sitewright.platform.repository.PluralRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** The deliveries, for their owners. */
@ApplicationScoped
class DeliveryRepository extends PluralRepository<Delivery> {
    DeliveryRepository() {
        super(Delivery.class, DeliveryFields.ID, DeliveryFields.OWNER);
    }
}

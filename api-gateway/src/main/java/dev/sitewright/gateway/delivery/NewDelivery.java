package dev.sitewright.gateway.delivery;

/**
 * Something to be sent.
 *
 * @param id the same for the same fact
 * @param body what is sent, as it is
 */
record NewDelivery(String id, String webhookId, String ownerId, String type, String body) {}

package dev.sitewright.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** Facts about people who use Sitewright, told by api-gateway. */
public sealed interface UserFact extends Fact {
    /** @return the person it happened to */
    String userId();

    @Override
    default String subject() {
        return userId();
    }

    /** Somebody's account is gone, for ever; what they own goes with it, in every service. */
    @JsonTypeName("user.deleted")
    record UserDeleted(String userId) implements UserFact {}

    /**
     * A webhook is sent nothing any more until its owner enables it again: for long it has taken nothing, or it has said that it is gone.
     *
     * @param reason why, for people
     */
    @JsonTypeName("webhook.disabled")
    record WebhookDisabled(String userId, String webhookId, String reason) implements UserFact {}
}

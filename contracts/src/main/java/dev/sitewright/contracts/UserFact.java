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
}

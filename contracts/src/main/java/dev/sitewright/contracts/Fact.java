package dev.sitewright.contracts;

/**
 * Something that has happened, told on {@link Topics#EVENTS} by the one service that owns it, in the transaction of the change.
 * Remembered for ever in the event log of its {@link #subject()}.
 */
public sealed interface Fact permits ProjectFact, RuntimeFact, JobFact, ChatFact, IdentityFact, UserFact {
    /** @return whose log the fact belongs to, and its key on the topic: a project id, else a user id, else {@code queue} */
    String subject();
}

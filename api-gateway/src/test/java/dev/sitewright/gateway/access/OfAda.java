package dev.sitewright.gateway.access;

import dev.sitewright.gateway.testing.MovableClock;
import dev.sitewright.gateway.testing.People;
import dev.sitewright.gateway.testing.People.Person;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of one person's tokens, which may move the clock. */
abstract class OfAda {
    @Inject
    People people;

    @Inject
    MovableClock clock;

    Person ada = new Person("", "");

    @BeforeEach
    void ada_is_there() {
        ada = people.somebody();
    }

    @AfterEach
    void back_to_now() {
        clock.setBack();
    }
}

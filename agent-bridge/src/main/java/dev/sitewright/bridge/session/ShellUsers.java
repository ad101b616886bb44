package dev.sitewright.bridge.session;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who may run commands by hand. They run as this service's own user, and are not asked about. */
@Singleton
public class ShellUsers {
    /** How far the right goes. */
    enum Who {
        /** Nobody. */
        NOBODY,
        /** Administrators, in their own projects. */
        ADMINS,
        /** Everybody, in their own projects. */
        OWNERS
    }

    private final Who who;

    ShellUsers(@ConfigProperty(name = "sitewright.agent.shell", defaultValue = "admins") Who who) {
        this.who = who;
    }

    /** @return whether somebody may, an administrator or not */
    public boolean mayRun(boolean admin) {
        return switch (who) {
            case NOBODY -> false;
            case ADMINS -> admin;
            case OWNERS -> true;
        };
    }
}

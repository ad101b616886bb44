package dev.sitewright.gateway.account;

/** The administrators who can sign in, counted while nobody else can change their number. */
final class Admins {
    private long active;

    Admins(long active) {
        this.active = active;
    }

    /** @return whether there is one less now; false when it would be the last one */
    boolean loseOne() {
        if (active <= 1) {
            return false;
        }
        active--;
        return true;
    }

    void gainOne() {
        active++;
    }
}

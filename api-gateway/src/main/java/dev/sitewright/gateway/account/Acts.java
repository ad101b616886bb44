package dev.sitewright.gateway.account;

import dev.sitewright.platform.audit.Audited;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was done to accounts: collected while rows change, and followed up in the same transaction. */
final class Acts {
    private final List<Audited> audited = new ArrayList<>();
    private final Set<String> lockedOut = new LinkedHashSet<>();
    private final List<String> deleted = new ArrayList<>();

    void note(Audited act) {
        audited.add(act);
    }

    /** Has everything end by which somebody is signed in. */
    void lockOut(Account account) {
        lockedOut.add(account.id());
    }

    void delete(Account account) {
        deleted.add(account.id());
        lockOut(account);
        note(new Audited("user.delete", account.id(), account.id(), account.view(), null));
    }

    List<Audited> audited() {
        return List.copyOf(audited);
    }

    List<String> lockedOut() {
        return List.copyOf(lockedOut);
    }

    List<String> deleted() {
        return List.copyOf(deleted);
    }
}

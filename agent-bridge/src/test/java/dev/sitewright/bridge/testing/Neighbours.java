package dev.sitewright.bridge.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * People whose projects have servers of OpenCode of their own, {@link WithOwnServers#MOST} of them: they are begun once for all tests of the same
 * service, as each server takes seconds to start. Every test gets another session.
 */
public final class Neighbours {
    private static final Map<String, Chat> BEGUN = new ConcurrentHashMap<>();

    private Neighbours() {}

    /** @return a person in one project of theirs */
    public static Chat ada() {
        return anew(BEGUN.computeIfAbsent("ada", name -> Chat.begin()));
    }

    /** @return the same person in another project */
    public static Chat adaElsewhere() {
        var ada = BEGUN.computeIfAbsent("ada", name -> Chat.begin());
        return anew(BEGUN.computeIfAbsent("ada elsewhere", name -> ada.elsewhere()));
    }

    /** @return another person */
    public static Chat bob() {
        return anew(BEGUN.computeIfAbsent("bob", name -> Chat.begin()));
    }

    private static Chat anew(Chat chat) {
        return chat.in(chat.open(Map.of()));
    }
}

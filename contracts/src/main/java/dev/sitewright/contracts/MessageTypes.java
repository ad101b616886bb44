package dev.sitewright.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The wire names of all messages: which record is which {@code ce_type}. */
public final class MessageTypes {
    private static final Map<String, Class<? extends Record>> BY_NAME = index();

    private MessageTypes() {}

    /** @return the wire name of a message, as its record declares it */
    public static String nameOf(Record message) {
        return nameOf(message.getClass());
    }

    /** @return the wire name of a kind of message; fails with {@link IllegalArgumentException} for a class that is none */
    public static String nameOf(Class<? extends Record> type) {
        var name = type.getAnnotation(JsonTypeName.class);
        if (name == null) {
            throw new IllegalArgumentException(type.getName() + " is not a message: it has no wire name");
        }
        return name.value();
    }

    /** @return the record behind a wire name; empty for one that this build does not know, which readers skip */
    public static Optional<Class<? extends Record>> byName(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** @return every message by its wire name, sorted by name */
    public static Map<String, Class<? extends Record>> all() {
        return BY_NAME;
    }

    private static Map<String, Class<? extends Record>> index() {
        var byName = new TreeMap<String, Class<? extends Record>>();
        Stream.of(Fact.class, Delta.class, JobRequest.class, AuditEntry.class)
                .flatMap(MessageTypes::recordsOf)
                .forEach(type -> byName.put(nameOf(type), type));
        return Collections.unmodifiableMap(byName);
    }

    private static Stream<Class<? extends Record>> recordsOf(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type.asSubclass(Record.class))
                : Stream.of(type.getPermittedSubclasses()).flatMap(MessageTypes::recordsOf);
    }
}

package dev.sitewright.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code asyncapi.json} and {@code docs/events.md} as the records, their Javadoc and their golden files say: both are made of nothing
 * else. After a change write them with {@code -Devents.write=true}, and read what became of them.
 */
class EventDocumentsTest {
    private static final Path ASYNC_API = Path.of("asyncapi.json");
    private static final Path TABLE = Path.of("../docs/events.md");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final ObjectMapper mapper = new ObjectMapper();
    private final Words words = new Words();
    private final Schemas schemas = new Schemas(words);

    /** What goes over one topic. */
    private record Channel(String name, String topic, Class<?> family, String description) {}

    private static final List<Channel> CHANNELS = List.of(
            new Channel(
                    "events",
                    Topics.EVENTS,
                    Fact.class,
                    "Facts: what has happened, at least once, in order per subject."),
            new Channel("deltas", Topics.DELTAS, Delta.class, "Pieces of texts that are growing; some may be lost."),
            new Channel("jobRequests", Topics.JOB_REQUESTS, JobRequest.class, "What services ask the queue for."),
            new Channel("audit", Topics.AUDIT, AuditEntry.class, "Who changed what."));

    @Test
    void the_asyncapi_document_is_what_the_records_say() throws IOException {
        var indented = new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        check(ASYNC_API, mapper.writer(indented).writeValueAsString(document()) + "\n");
    }

    @Test
    void the_table_of_events_is_what_the_records_say() throws IOException {
        check(TABLE, table());
    }

    @Test
    void every_message_says_what_it_is() {
        assertThat(MessageTypes.all().entrySet().stream()
                        .filter(message -> words.of(message.getValue()).isEmpty())
                        .map(Map.Entry::getKey))
                .isEmpty();
    }

    private static void check(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("events.write")) {
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file))
                .as(
                        "%s is not what the records say: ./mvnw -pl contracts test -Dtest=EventDocumentsTest -Devents.write=true",
                        file)
                .isEqualTo(expected);
    }

    private Map<String, Object> document() {
        var channels = new LinkedHashMap<String, Object>();
        var operations = new LinkedHashMap<String, Object>();
        for (var channel : CHANNELS) {
            var names = of(channel.family()).keySet();
            var messages = new LinkedHashMap<String, Object>();
            names.forEach(name -> messages.put(name, reference("#/components/messages/" + name)));
            channels.put(
                    channel.name(),
                    ordered("address", channel.topic(), "description", channel.description(), "messages", messages));
            operations.put(
                    "hear-" + channel.name(),
                    ordered(
                            "action",
                            "receive",
                            "summary",
                            "Hear " + channel.topic(),
                            "description",
                            channel.description(),
                            "channel",
                            reference("#/channels/" + channel.name())));
        }
        var messages = new LinkedHashMap<String, Object>();
        MessageTypes.all().forEach((name, type) -> messages.put(name, message(name, type)));
        return ordered(
                "asyncapi",
                "3.0.0",
                "id",
                "urn:dev:sitewright",
                "info",
                ordered(
                        "title",
                        "Sitewright",
                        "version",
                        "v1",
                        "description",
                        "What services tell each other, and the gateway its readers: facts and deltas reach clients as server-sent events"
                                + " under the names of these messages (see docs/events.md). Messages are CloudEvents in binary mode."
                                + " Fields are only added; readers ignore fields and messages that they do not know.",
                        "license",
                        ordered("name", "Apache-2.0")),
                "defaultContentType",
                "application/json",
                "channels",
                channels,
                "operations",
                operations,
                "components",
                ordered("messages", messages));
    }

    private Map<String, Object> message(String name, Class<? extends Record> type) {
        return ordered(
                "name",
                name,
                "title",
                name,
                "summary",
                words.of(type).isEmpty() ? name : words.of(type),
                "contentType",
                "application/json",
                "payload",
                schemas.of(type),
                "examples",
                List.of(ordered("name", name, "payload", golden(name))));
    }

    private String table() {
        return """
                # Events

                Every event by its type, as it reaches clients (`event:` of a stream, `type` of a page) and services (`ce_type`). Made from `contracts` by
                `EventDocumentsTest`; the examples are the golden files that its tests read and write. JSON Schemas: `contracts/asyncapi.json`.

                A fact comes as `{id, number, type, source, subject, time, correlationId, data}`, a piece of growing text as `{type, data}`; below is what
                `data` holds. More types and more fields may come: ignore what you do not know.

                ## Facts
                %s
                ## Growing texts
                Not numbered and not kept: `data.offset` shows whether a piece was missed, and the fact `chat.message.final` has the whole.

                %s
                ## Examples
                %s""".formatted(rows(Fact.class), rows(Delta.class), examples());
    }

    private String rows(Class<?> family) {
        return of(family).entrySet().stream()
                .map(message -> "| `%s` | %s | %s |%n"
                        .formatted(message.getKey(), cell(words.of(message.getValue())), fields(message.getValue())))
                .collect(Collectors.joining("", "| Type | What has happened | Fields |\n|---|---|---|\n", ""));
    }

    private static String fields(Class<?> type) {
        return java.util.Arrays.stream(type.getRecordComponents())
                .map(field -> "`" + field.getName() + "`")
                .collect(Collectors.joining(", "));
    }

    private String examples() {
        var told = new TreeMap<>(of(Fact.class));
        told.putAll(of(Delta.class));
        return told.keySet().stream()
                .map(name -> "### `" + name + "`\n```json\n" + text(name).strip() + "\n```\n")
                .collect(Collectors.joining("\n"));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static Map<String, Class<? extends Record>> of(Class<?> family) {
        return MessageTypes.all().entrySet().stream()
                .filter(message -> family.isAssignableFrom(message.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    private Object golden(String name) {
        try {
            return mapper.readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String name) {
        try {
            return Files.readString(GOLDEN.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> reference(String target) {
        return Map.of("$ref", target);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}

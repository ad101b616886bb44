package dev.sitewright.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pins the wire form of every message: a golden file that changes is a change other services and stored logs must bear. After adding a
 * message, write its file with {@code -Dgolden.write=true} and read it.
 */
class GoldenJsonTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Stream<Record> messages() {
        return Samples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_message_is_written_as_its_golden_file_and_read_back(Record message) throws IOException {
        var file = GOLDEN.resolve(MessageTypes.nameOf(message) + ".json");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(message) + "\n");
        }
        var golden = Files.readString(file);
        assertThat(mapper.readTree(mapper.writeValueAsString(message))).isEqualTo(mapper.readTree(golden));
        assertThat((Object) mapper.readValue(golden, message.getClass())).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_reader_skips_fields_it_does_not_know(Record message) throws IOException {
        var tree = mapper.valueToTree(message);
        ((com.fasterxml.jackson.databind.node.ObjectNode) tree).put("addedLater", 7);
        assertThat((Object) mapper.treeToValue(tree, message.getClass())).isEqualTo(message);
    }

    @Test
    void every_message_has_a_sample_and_a_name_of_its_own() {
        assertThat(messages().map(MessageTypes::nameOf).collect(Collectors.toSet()))
                .isEqualTo(MessageTypes.all().keySet())
                .hasSize((int) messages().count());
    }

    @Test
    void every_golden_file_belongs_to_a_message() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(MessageTypes.all().keySet());
        }
    }
}

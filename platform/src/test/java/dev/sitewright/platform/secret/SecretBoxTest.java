package dev.sitewright.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
    private static final String OLD = key(1);
    private static final String NEW = key(2);

    private record Settings(Optional<String> key, Optional<Path> keyFile, Optional<List<String>> oldKeys)
            implements SecretsConfig {
        static Settings key(String key, String... old) {
            return new Settings(Optional.of(key), Optional.empty(), Optional.of(List.of(old)));
        }
    }

    @Test
    void a_text_opens_for_its_purpose_and_no_other() {
        var box = new SecretBox(Settings.key(OLD));
        var sealed = box.seal("geheim", "a");
        assertThat(sealed).isNotEqualTo(box.seal("geheim", "a")).doesNotContain("geheim");
        assertThat(box.open(sealed, "a")).isEqualTo("geheim");
        assertThatThrownBy(() -> box.open(sealed, "b")).isInstanceOf(SecretBox.CannotOpen.class);
    }

    @Test
    void an_old_key_opens_and_the_new_one_seals() {
        var sealed = new SecretBox(Settings.key(OLD)).seal("geheim", "a");
        var box = new SecretBox(Settings.key(NEW, OLD, NEW));
        assertThat(box.open(sealed, "a")).isEqualTo("geheim");
        assertThat(new SecretBox(Settings.key(NEW)).open(box.seal("geheim", "a"), "a"))
                .isEqualTo("geheim");
        assertThatThrownBy(() -> new SecretBox(Settings.key(NEW)).open(sealed, "a"))
                .isInstanceOf(SecretBox.CannotOpen.class);
    }

    @Test
    void a_print_needs_the_key() {
        var box = new SecretBox(Settings.key(OLD));
        assertThat(box.print("x")).isEqualTo(box.print("x")).isNotEqualTo(box.print("y"));
        assertThat(new SecretBox(Settings.key(NEW)).print("x")).isNotEqualTo(box.print("x"));
    }

    @Test
    void the_key_may_lie_in_a_file(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("key"), OLD + "\n");
        var box = new SecretBox(new Settings(Optional.empty(), Optional.of(file), Optional.empty()));
        assertThat(new SecretBox(Settings.key(OLD)).open(box.seal("geheim", "a"), "a"))
                .isEqualTo("geheim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "no base64!"})
    void a_key_that_is_none_is_refused_without_being_shown(String text) {
        assertThatThrownBy(() -> new SecretBox(Settings.key(text)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("32 bytes")
                .hasNoCause();
    }

    @Test
    void without_a_key_the_message_says_what_to_do() {
        assertThatThrownBy(() -> new SecretBox(new Settings(Optional.empty(), Optional.empty(), Optional.empty())))
                .hasMessageContaining("sitewright.secrets.key");
    }

    private static String key(int fill) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}

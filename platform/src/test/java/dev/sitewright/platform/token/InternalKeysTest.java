package dev.sitewright.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sitewright.platform.testing.TestKeys;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InternalKeysTest {
    private static final TestKeys OLD = TestKeys.fresh();
    private static final TestKeys NEW = TestKeys.fresh();

    @TempDir
    Path folder;

    private Path privateKey;
    private Path publicKeys;
    private InternalTokens tokens;
    private InternalTokenReader reader;

    @BeforeEach
    void one_key_is_there() throws IOException {
        privateKey = Files.writeString(folder.resolve("private.pem"), OLD.privatePem());
        publicKeys = Files.writeString(folder.resolve("public.pem"), OLD.publicPem());
        tokens = new InternalTokens("api-gateway", privateKey);
        reader = new InternalTokenReader("job-worker", publicKeys);
    }

    @Test
    void keys_are_replaced_while_tokens_live() throws Exception {
        var before = token();
        assertThat(subjectOf(before)).isEqualTo("usr_ada");

        Files.writeString(publicKeys, OLD.publicPem() + NEW.publicPem());
        Files.writeString(privateKey, NEW.privatePem() + "\n");
        var after = token();
        assertThat(subjectOf(before)).isEqualTo("usr_ada");
        assertThat(subjectOf(after)).isEqualTo("usr_ada");

        Files.writeString(publicKeys, NEW.publicPem());
        assertThat(subjectOf(after)).isEqualTo("usr_ada");
        assertThatThrownBy(() -> subjectOf(before)).isInstanceOf(ParseException.class);
    }

    @Test
    void a_token_is_used_again_for_the_same_rights_at_the_same_service() {
        assertThat(token()).isEqualTo(token());
        assertThat(token())
                .isNotEqualTo(tokens.forUser("usr_ada", Set.of("user", "admin"), "job-worker"))
                .isNotEqualTo(tokens.forUser("usr_ada", Set.of("user"), "agent-bridge"))
                .isNotEqualTo(tokens.forUser("usr_bob", Set.of("user"), "job-worker"));
    }

    @Test
    void a_file_in_the_middle_of_a_change_changes_nothing() throws Exception {
        var token = token();
        subjectOf(token);
        Files.writeString(publicKeys, "-----BEGIN PUBLIC");
        Files.delete(privateKey);
        assertThat(subjectOf(token)).isEqualTo("usr_ada");
        assertThat(subjectOf(token())).isEqualTo("usr_ada");
    }

    @Test
    void a_file_without_a_key_is_refused() throws IOException {
        Files.writeString(privateKey, "nonsense");
        Files.writeString(publicKeys, "nonsense");
        assertThatThrownBy(() -> new InternalTokens("api-gateway", privateKey))
                .hasMessageContaining(privateKey.toString());
        assertThatThrownBy(() -> subjectOf("a.b.c")).hasMessageContaining(publicKeys.toString());
    }

    private String token() {
        return tokens.forUser("usr_ada", Set.of("user"), "job-worker");
    }

    private String subjectOf(String token) throws ParseException {
        return reader.parse(token, new JWTAuthContextInfo()).getSubject();
    }
}

package dev.sitewright.bridge.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.bridge.extension.Addresses.Who;
import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/v1",
                "https://localhost/v1",
                "https://10.1.2.3",
                "https://172.16.0.1",
                "https://192.168.1.1",
                "https://169.254.169.254/latest",
                "https://100.64.0.1",
                "https://0.0.0.0",
                "https://2130706433",
                "https://[::1]/v1",
                "https://[fd00::1]",
                "https://[fe80::1]",
                "https://[::ffff:127.0.0.1]",
                "https://[64:ff9b::7f00:1]",
                "https://postgres",
                "https://metadata.google.internal",
                "https://printer.local",
                "https://localhost.",
                "http://api.example.com/v1",
                "https://user:word@api.example.com",
                "https://api.example.com/v1?x=1",
                "https://api.example.com/v1#x",
                "file:///etc/passwd",
                "ftp://api.example.com",
                "not an address"
            })
    void a_person_cannot_name(String address) {
        assertThat(isTaken(address, false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.example.com/v1", "https://8.8.8.8", "https://[2606:4700::1111]/v1"})
    void a_person_can_name(String address) {
        assertThat(isTaken(address, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:11434/v1", "http://ollama:11434/v1"})
    void an_administrator_can_name(String address) {
        assertThat(isTaken(address, true)).isTrue();
    }

    private static boolean isTaken(String address, boolean admin) {
        var faults = new Faults();
        new Addresses(Who.ADMINS).check("/baseUrl", address, admin, faults);
        return faults.orElse(() -> true) instanceof Result.Done<Boolean>;
    }
}

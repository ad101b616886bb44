package dev.sitewright.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.gateway.testing.Receiver;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    private static final DeliveryConfig STRICT = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(DeliveryConfig.class)
            .build()
            .getConfigMapping(DeliveryConfig.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "0.0.0.0",
                "10.0.0.1",
                "100.100.100.200",
                "169.254.169.254",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.2.1",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1"
            })
    void what_is_not_public_is_refused(String address) throws UnknownHostException {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isFalse();
        assertThat(new Addresses(STRICT).isRefused(address.contains(":") ? "[" + address + "]" : address))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "172.32.0.1",
                "192.169.0.1",
                "223.255.255.255",
                "2606:4700::1111"
            })
    void what_is_public_is_not(String address) throws UnknownHostException {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "0.0.0.0.0", "127.1"})
    void odd_ways_to_write_an_address_are_no_way_in(String host) {
        assertThat(new Addresses(STRICT).isRefused(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void nothing_reaches_this_machine_by_address_or_by_name(String host) {
        var vertx = Vertx.vertx();
        var sender = new Sender(vertx, new Addresses(STRICT), STRICT);
        try (var receiver = Receiver.open()) {
            var url = URI.create(receiver.url().replace("127.0.0.1", host));
            var answer = sender.send(url, Map.of(), "{}").await().atMost(Duration.ofSeconds(30));
            assertThat(answer.error()).isEqualTo("The address is not public");
            assertThat(receiver.messages()).isEmpty();
        } finally {
            sender.close();
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void the_pauses_are_72_hours_altogether() {
        assertThat(STRICT.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.parse("PT72H6M5S"));
    }
}

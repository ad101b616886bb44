package dev.sitewright.gateway.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which addresses of the internet are sent to: public ones. All others (of this machine, of its network, of the cloud's own services, or with
 * one of these inside, as those of NAT64 and 6to4) are refused, unless the installation allows them. Ranges: the special-purpose registries
 * of IANA (RFC 6890).
 */
@ApplicationScoped
public class Addresses {
    private static final List<Block> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Block::parse)
            .toList();
    private static final Block UNICAST = Block.parse("2000::/3"); // all of IPv6 that is given out to the world
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");

    private final DeliveryConfig config;

    Addresses(DeliveryConfig config) {
        this.config = config;
    }

    /** The name stands for an address that is not sent to. */
    static final class Refused extends RuntimeException {
        Refused() {
            super("The address is not public", null, false, false);
        }
    }

    /** @return whether a host, as it stands in a URL, is an address that is not sent to; a name is looked up when something is sent */
    public boolean isRefused(String host) {
        if (!LITERAL.matcher(host).matches()) {
            return false;
        }
        try {
            return !isAllowed(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return true;
        }
    }

    /**
     * Looks a name up. Blocks.
     *
     * @return the address to connect to: the name is not asked again, since it could say another one then. Fails with {@link Refused} when
     *     any of the name's addresses is not public
     */
    InetAddress resolve(String host) throws UnknownHostException {
        var found = InetAddress.getAllByName(host);
        if (!Stream.of(found).allMatch(this::isAllowed)) {
            throw new Refused();
        }
        return Stream.of(found)
                .filter(Inet4Address.class::isInstance)
                .findFirst()
                .orElse(found[0]);
    }

    private boolean isAllowed(InetAddress address) {
        return config.allowPrivateAddresses() || isPublic(address);
    }

    static boolean isPublic(InetAddress address) {
        return (address instanceof Inet4Address || UNICAST.holds(address))
                && SPECIAL.stream().noneMatch(block -> block.holds(address));
    }

    /**
     * A range of addresses.
     *
     * @param first its first address
     * @param width how many bits an address has
     * @param shared how many of them, the first ones, all addresses in it share
     */
    private record Block(BigInteger first, int width, int shared) {
        static Block parse(String text) {
            var slash = text.indexOf('/');
            try {
                var first = InetAddress.getByName(text.substring(0, slash)).getAddress();
                return new Block(numberOf(first), first.length * 8, Integer.parseInt(text.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        boolean holds(InetAddress address) {
            var other = address.getAddress();
            return other.length * 8 == width
                    && first.xor(numberOf(other)).shiftRight(width - shared).signum() == 0;
        }

        private static BigInteger numberOf(byte[] address) {
            return new BigInteger(1, address);
        }
    }
}

package dev.sitewright.bridge.extension;

import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.problem.FaultType;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that the agent is to reach for somebody. Inside this machine's networks are the house's own services: only administrators may
 * name what is there, unless the installation lets everybody.
 */
@Singleton
public class Addresses {
    /** Who may name addresses in private networks. */
    enum Who {
        /** Nobody. */
        NOBODY,
        /** Administrators. */
        ADMINS,
        /** Everybody. */
        EVERYBODY
    }

    private static final int LONGEST = 500;
    private static final Pattern LITERAL = Pattern.compile("\\[.*]|[0-9.]+");
    private static final List<String> INSIDE = List.of(".localhost", ".local", ".internal", ".lan", ".home.arpa", ".");

    private final Who who;

    Addresses(@ConfigProperty(name = "sitewright.agent.private-addresses", defaultValue = "admins") Who who) {
        this.who = who;
    }

    /** Notes what is no address that this person may have the agent reach, as far as it can be seen without looking names up. */
    void check(String place, @Nullable String address, boolean admin, Faults faults) {
        if (address == null) {
            faults.add(place, FaultType.MISSING, "is missing");
            return;
        }
        var host = hostOf(address);
        if (host == null) {
            faults.add(
                    place,
                    FaultType.WRONG_FORM,
                    "is no http or https address with a host, without user, query and fragment");
        } else if (!mayBePrivate(admin) && !looksPublic(host)) {
            faults.add(place, FaultType.NOT_YOURS, "is not in the public internet");
        } else if (!mayBePrivate(admin) && !address.toLowerCase(Locale.ROOT).startsWith("https://")) {
            faults.add(place, FaultType.WRONG_FORM, "is no https address: a key would pass the network in the clear");
        }
    }

    /** @return whether everything that a host's name stands for now is in the public internet; blocking */
    static boolean leadsOutside(String address) {
        try {
            return Arrays.stream(InetAddress.getAllByName(URI.create(address).getHost()))
                    .allMatch(Addresses::isPublic);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** @return whether a text names no host, or one that this person may have OpenCode reach, as far as it can be seen */
    public boolean mayBeSaid(String text, boolean admin) {
        if (mayBePrivate(admin)) {
            return true;
        }
        var bare = text.strip().replaceFirst("^(?i)https://", "");
        var host =
                bare.replaceFirst("[/?#].*$", "").replaceFirst(":[0-9]*$", "").replaceFirst("^.*@", "");
        var isWord = !host.contains(".") && !host.contains(":") && !host.equalsIgnoreCase("localhost");
        return !bare.contains("://") && (isWord || looksPublic(host));
    }

    /** @return whether somebody may name addresses in private networks */
    boolean mayBePrivate(boolean admin) {
        return who == Who.EVERYBODY || (who == Who.ADMINS && admin);
    }

    private static @Nullable String hostOf(String address) {
        try {
            var uri = new URI(address);
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            var plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return plain && address.length() <= LONGEST && (scheme.equals("http") || scheme.equals("https"))
                    ? uri.getHost()
                    : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean looksPublic(String host) {
        if (!LITERAL.matcher(host).matches()) {
            return host.contains(".") && INSIDE.stream().noneMatch(host.toLowerCase(Locale.ROOT)::endsWith);
        }
        try {
            return isPublic(InetAddress.getByName(host)); // an address itself: nothing is looked up
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        var special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        return !special
                && (bytes.length == 4
                        ? first != 0 && first < 240 && !(first == 100 && second >= 64 && second < 128) // RFC 6598
                        : (first & 0xfe) != 0xfc
                                && first != 0); // unique local; mapped and translated addresses of version 4
    }
}

package dev.sitewright.gateway.password;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A try of a password, as it is counted: hashed, since people type passwords into the wrong field.
 *
 * @param account SHA-256 of whose password is tried
 * @param address SHA-256 of where from
 */
public record Guess(String account, String address) {
    private static final int IPV6_LENGTH = 16;
    private static final int SITE_PREFIX = 8;

    /** A try of a name's password from an IP address. */
    public static Guess of(String username, String address) {
        return new Guess(
                sha256("account\n" + username.toLowerCase(Locale.ROOT)), sha256("address\n" + network(address)));
    }

    /** An IPv6 site has 2^64 addresses to try from. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            var bytes = InetAddress.getByName(address).getAddress(); // a literal: asks no name server
            return bytes.length == IPV6_LENGTH ? HexFormat.of().formatHex(Arrays.copyOf(bytes, SITE_PREFIX)) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package dev.sitewright.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Loopback ports. A free port can be taken by somebody else before it is used: who starts a server must expect that. */
public final class Ports {
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** @return a port that nothing listens on now, chosen by the operating system; none that this process was given before */
    public static int free() {
        var port = any();
        while (!GIVEN.add(port)) {
            port = any();
        }
        return port;
    }

    private static int any() {
        try (var socket = new ServerSocket()) {
            socket.bind(loopback(0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No loopback port is free.", e);
        }
    }

    /** @return {@code preferred} when nothing listens on it, else any free port */
    public static int freeOr(int preferred) {
        return isFree(preferred) ? preferred : free();
    }

    /** @return whether a server could listen on this port now; connections of an earlier server that fade out do not count */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(loopback(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** @return whether a server accepts connections on this port */
    public static boolean isServed(int port) {
        try (var socket = new Socket()) {
            socket.connect(loopback(port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}

package dev.sitewright.bridge.extension;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** An address from which nothing comes back, as behind a firewall: nobody takes its connections, and its queue of them is full. */
final class SwallowingAddress implements AutoCloseable {
    private static final int MOST = 50;
    private static final int PATIENCE = 500; // milliseconds

    private final ServerSocket socket;
    private final List<Socket> waiting = new ArrayList<>();

    SwallowingAddress() throws IOException {
        socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        while (takesAnother()) {
            if (waiting.size() > MOST) {
                throw new IllegalStateException("this system's queue of connections has no end");
            }
        }
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/v1";
    }

    private boolean takesAnother() throws IOException {
        var client = new Socket();
        waiting.add(client);
        try {
            client.connect(new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort()), PATIENCE);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (var client : waiting) {
            client.close();
        }
        socket.close();
    }
}

package dev.sitewright.bench.events;

import dev.sitewright.bench.run.BenchFailure;
import dev.sitewright.bench.run.SystemUnderTest;
import dev.sitewright.bench.run.SystemUnderTest.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a user would write today: a Node.js server that writes each fact to all who are there, and keeps nothing. */
final class NodeServer implements StreamServer {
    static final SystemUnderTest SYSTEM = new SystemUnderTest("node-broadcast", Role.PEER, List.of());

    private final Process process;
    private final InetSocketAddress address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Integer, Long> heads = new HashMap<>();

    private NodeServer(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /** @param peers the folder of the peers' programs */
    static NodeServer start(Path peers) throws IOException {
        var process = new ProcessBuilder("node", peers.resolve("sse-server.mjs").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var port = output.readLine();
        if (port == null) {
            throw new BenchFailure("the Node.js server did not start");
        }
        return new NodeServer(process, new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)));
    }

    @Override
    public SystemUnderTest system() {
        return SYSTEM;
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public String request(int stream, long after) {
        return "GET /events/" + stream + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    @Override
    public void tell(int stream, List<String> facts) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + "/events/" + stream))
                .POST(BodyPublishers.ofString(String.join("\n", facts)));
        http.send(request.build(), BodyHandlers.discarding());
        heads.merge(stream, (long) facts.size(), Long::sum);
    }

    @Override
    public long head(int stream) {
        return heads.getOrDefault(stream, 0L);
    }

    @Override
    public boolean remembers() {
        return false;
    }

    @Override
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }
}

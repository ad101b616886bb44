package dev.sitewright.bench.events;

import dev.sitewright.bench.run.SystemUnderTest;
import java.net.InetSocketAddress;
import java.util.List;

/** A server of event streams that is measured. */
interface StreamServer extends AutoCloseable {
    SystemUnderTest system();

    /** @return where readers connect */
    InetSocketAddress address();

    /** @return the head of the request by which a reader of a stream comes, with blank lines at its end */
    String request(int stream, long after);

    /** Has facts happen, in their order; returns when whoever asked for it may rely on it. */
    void tell(int stream, List<String> facts) throws Exception;

    /** @return the number of the newest fact of a stream */
    long head(int stream) throws Exception;

    /** @return whether a reader can ask for what it has missed */
    boolean remembers();

    /** @return the process whose memory counts */
    ProcessHandle process();

    @Override
    void close();
}

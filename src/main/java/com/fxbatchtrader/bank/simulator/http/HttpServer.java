package com.fxbatchtrader.bank.simulator.http;

import com.fxbatchtrader.time.Pacing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/// An HTTP/1.1 server on the loopback interface: keep-alive, bodies with a length, one platform thread a connection and
/// a limit on everything. It knows nothing of what it serves.
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    /// So that a lack of file handles does not become a busy loop.
    private static final Duration AFTER_FAILURE = Duration.ofMillis(100);

    private final ServerSocket listener;
    private final HttpLimits limits;
    private final Pacing pacing;
    private final Waits waits;
    private final ExecutorService threads;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /// The accepting thread and every connection: the last one to end completes `ended`.
    private final AtomicInteger busy = new AtomicInteger(1);

    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private volatile boolean closed;

    private HttpServer(ServerSocket listener, HttpLimits limits, Waits waits, Pacing pacing) {
        this.listener = listener;
        this.limits = limits;
        this.pacing = pacing;
        this.waits = waits;
        this.threads = pacing.executor("bank-simulator", limits.connections());
    }

    /// Listens on the loopback interface.
    ///
    /// @param port 0 takes a free one
    /// @param waits the waits of this server's deliveries; closed with it
    /// @throws IOException when the port is taken
    public static HttpServer start(int port, HttpLimits limits, HttpHandler handler, Waits waits, Pacing pacing)
            throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
                    limits.connections());
        } catch (IOException e) {
            listener.close();
            throw new IOException(
                    "port "
                            + port
                            + " of the loopback interface cannot be opened ("
                            + e.getMessage()
                            + "): choose another, or 0 for a free one",
                    e);
        }
        HttpServer server = new HttpServer(listener, limits, waits, pacing);
        pacing.start("bank-simulator-accept", () -> server.accept(handler));
        return server;
    }

    /// The port it listens on.
    public int port() {
        return listener.getLocalPort();
    }

    private void accept(HttpHandler handler) {
        try {
            while (!closed) {
                acceptOne(handler);
            }
        } finally {
            leave();
        }
    }

    private void acceptOne(HttpHandler handler) {
        try {
            take(listener.accept(), handler);
        } catch (IOException e) {
            if (!closed) {
                LOG.warn("a connection to the bank simulator could not be taken: {}", e.toString());
                waits.pause(AFTER_FAILURE);
            }
        }
    }

    private void take(Socket socket, HttpHandler handler) throws IOException {
        if (connections.size() >= limits.connections()) {
            try (socket) {
                socket.getOutputStream().write(Connection.plain(503, "too many connections").bytes());
            }
            return;
        }
        connections.add(socket);
        busy.incrementAndGet();
        threads.execute(() -> serve(socket, handler));
    }

    private void serve(Socket socket, HttpHandler handler) {
        try {
            // Looked at after the registration: a close that comes later finds the socket and closes it.
            if (closed) {
                socket.close();
            } else {
                new Connection(socket, limits, handler, waits).serve();
            }
        } catch (IOException e) {
            LOG.debug("a connection did not close: {}", e.toString());
        } finally {
            connections.remove(socket);
            leave();
        }
    }

    private void leave() {
        if (busy.decrementAndGet() == 0) {
            ended.complete(true);
        }
    }

    /// Stops listening, ends all connections and waits until what their threads were doing is done. No thread is
    /// interrupted: their sockets close under them.
    @Override
    public void close() {
        closed = true;
        waits.close();
        shut(listener);
        connections.forEach(HttpServer::shut);
        if (pacing.await(ended, CLOSING).isEmpty()) {
            LOG.warn("{} connections of the bank simulator did not end within {}", connections.size(), CLOSING);
        }
        threads.shutdown();
    }

    private static void shut(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            LOG.debug("a socket did not close: {}", e.toString());
        }
    }
}

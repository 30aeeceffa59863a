package com.fxbatchtrader.testing;

import com.fxbatchtrader.time.Pacing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Stands between a client and a server of TCP, passes on what they say, and does what networks do: delays, cuts,
/// resets, swallows, half-closes, is not there. Faults are set at any time, from any thread.
public final class FaultProxy implements AutoCloseable {

    /// What becomes of the next thing that a client says, once.
    public enum Fault {
        /// It is passed on as usual.
        NONE,
        /// It never reaches the server; both sides are closed.
        CUT_REQUEST,
        /// It reaches the server; the answer is dropped and both sides are closed.
        CUT_ANSWER,
        /// It reaches the server; the answer is dropped and the client sees a reset.
        RESET_ANSWER,
        /// It reaches the server; the client sees the end of the stream, and its own side stays open.
        HALF_CLOSE
    }

    private volatile InetSocketAddress server;
    private final Pacing pacing;
    private final int port;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);
    private final AtomicLong answerBytesLeft = new AtomicLong(Long.MAX_VALUE);
    private volatile ServerSocket listener;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean blackHole;

    /// Listens on a free port of this machine and passes everything to the server's port on it.
    public FaultProxy(int serverPort, Pacing pacing) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        this.pacing = pacing;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
        accept(listener);
    }

    /// The port to talk to instead of the server's.
    public int port() {
        return port;
    }

    /// From now on new connections lead to another server of this machine; those that pass through are reset.
    public void leadTo(int serverPort) {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        links.forEach(Link::reset);
    }

    /// Does this to the next thing that any client says.
    public void onNextRequest(Fault fault) {
        next.set(fault);
    }

    /// Closes the connection in the middle of the answers, when that many more bytes of them have passed.
    public void cutAnswersAfter(long bytes) {
        answerBytesLeft.set(bytes);
    }

    /// Holds every piece of an answer back for so long.
    public void delayAnswers(Duration duration) {
        delay = duration;
    }

    /// Whether everything is swallowed in both directions, with the connections left open.
    public void blackHole(boolean swallow) {
        blackHole = swallow;
    }

    /// Resets all connections and refuses new ones, as a machine that restarts.
    public void down() {
        close(listener);
        links.forEach(Link::reset);
    }

    /// Is there again, at the same port.
    public void up() {
        listener = listen(port);
        accept(listener);
    }

    /// How many connections pass through now.
    public int connections() {
        return links.size();
    }

    @Override
    public void close() {
        down();
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the proxy", e);
        }
    }

    private void accept(ServerSocket from) {
        pacing.start(
                "fault-proxy",
                () -> {
                    while (!from.isClosed()) {
                        try {
                            serve(from, from.accept());
                        } catch (IOException _) {
                            // The listener was closed; the loop sees it.
                        }
                    }
                });
    }

    private void serve(ServerSocket from, Socket client) {
        try {
            InetSocketAddress to = server;
            Link link = new Link(client, new Socket(to.getAddress(), to.getPort()));
            links.add(link);
            if (from.isClosed()) {
                // It came while all others were being reset.
                link.reset();
            }
            pacing.start("fault-proxy-requests", link::requests);
            pacing.start("fault-proxy-answers", link::answers);
        } catch (IOException _) {
            // No server: the client learns it.
            close(client);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception _) {
            // It is gone all the same.
        }
    }

    /// One client's connection and the server's.
    private final class Link {
        private final Socket client;
        private final Socket backend;
        private volatile Fault answerFault = Fault.NONE;
        private volatile boolean muted;

        Link(Socket client, Socket backend) {
            this.client = client;
            this.backend = backend;
        }

        void requests() {
            pump(
                    client,
                    backend,
                    (to, bytes, length) -> {
                        Fault fault = next.getAndSet(Fault.NONE);
                        if (fault == Fault.CUT_REQUEST) {
                            throw new IOException("cut");
                        }
                        if (fault != Fault.NONE) {
                            answerFault = fault;
                        }
                        to.write(bytes, 0, length);
                    });
        }

        void answers() {
            pump(
                    backend,
                    client,
                    (to, bytes, length) -> {
                        switch (answerFault) {
                            case RESET_ANSWER -> client.setSoLinger(true, 0);
                            case HALF_CLOSE -> {
                                client.shutdownOutput();
                                answerFault = Fault.NONE;
                                muted = true;
                            }
                            default -> {}
                        }
                        if (answerFault != Fault.NONE) {
                            throw new IOException("cut");
                        }
                        if (muted) {
                            return;
                        }
                        pacing.pause(delay);
                        long left = answerBytesLeft.getAndAdd(-length);
                        to.write(bytes, 0, Math.clamp(left, 0, length));
                        if (left < length) {
                            throw new IOException("cut");
                        }
                    });
        }

        private void pump(Socket from, Socket to, Passage passage) {
            byte[] buffer = new byte[16_384];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                int length = in.read(buffer);
                while (length >= 0) {
                    if (!blackHole) {
                        passage.pass(out, buffer, length);
                        out.flush();
                    }
                    length = in.read(buffer);
                }
            } catch (IOException _) {
                // Either side is gone, or is to go.
            } finally {
                end();
            }
        }

        void reset() {
            try {
                client.setSoLinger(true, 0);
            } catch (IOException _) {
                // Closed already.
            }
            end();
        }

        private void end() {
            close(client);
            close(backend);
            links.remove(this);
        }
    }

    @FunctionalInterface
    private interface Passage {
        void pass(OutputStream to, byte[] bytes, int length) throws IOException;
    }
}

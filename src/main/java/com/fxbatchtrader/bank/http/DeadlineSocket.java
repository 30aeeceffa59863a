package com.fxbatchtrader.bank.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// A socket whose every read ends at one deadline, however little trickles in: a time-out of a single read would begin
/// anew with each byte. TLS may be laid over it; its handshake is bounded then too. For one thread.
final class DeadlineSocket extends Socket {

    private Deadline deadline;

    DeadlineSocket(Proxy proxy, Deadline deadline) {
        super(proxy);
        this.deadline = deadline;
    }

    /// Connects within the time given and what is left of the deadline.
    ///
    /// @throws SocketTimeoutException when either is over
    void connectWithin(InetSocketAddress address, Duration timeout) throws IOException {
        setTcpNoDelay(true);
        int leftMillis = leftMillis();
        connect(address, Math.clamp(timeout.toMillis(), 1, leftMillis));
    }

    /// From now on reads end then.
    void until(Deadline next) {
        deadline = next;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Bounded(super.getInputStream());
    }

    private int leftMillis() throws SocketTimeoutException {
        if (deadline.isOver()) {
            throw new SocketTimeoutException("deadline");
        }
        // rounded up: zero would mean for ever
        return Math.clamp(deadline.remaining().toMillis() + 1, 1, Integer.MAX_VALUE);
    }

    private final class Bounded extends FilterInputStream {

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            setSoTimeout(leftMillis());
            return super.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            setSoTimeout(leftMillis());
            return super.read(into, offset, length);
        }
    }
}

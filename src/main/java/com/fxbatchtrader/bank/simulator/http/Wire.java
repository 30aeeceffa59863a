package com.fxbatchtrader.bank.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// The sending half of one connection. Every method says whether the connection can still be used. For the one thread
/// of its connection.
public final class Wire {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Waits waits;

    Wire(Socket socket, InputStream in, OutputStream out, Waits waits) {
        this.socket = socket;
        this.in = in;
        this.out = out;
        this.waits = waits;
    }

    /// Sends all bytes at once.
    boolean send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return true;
    }

    /// Sends byte by byte with a wait after each.
    boolean sendSlowly(byte[] bytes, Duration perByte) throws IOException {
        for (byte one : bytes) {
            out.write(one);
            out.flush();
            if (!pause(perByte)) {
                return false;
            }
        }
        return true;
    }

    /// Waits.
    ///
    /// @return false when the server was closed meanwhile
    boolean pause(Duration wait) {
        return waits.pause(wait);
    }

    /// Ends the connection in order.
    boolean finish() throws IOException {
        socket.shutdownOutput();
        return false;
    }

    /// Ends the connection with a TCP reset, as a crashed or overloaded peer does.
    boolean reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
        return false;
    }

    /// Keeps the connection open and says nothing until the client closes it or the limit is over.
    boolean holdUntilClosed(Duration limit) throws IOException {
        socket.setSoTimeout(Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE));
        try {
            while (in.read() >= 0) {
                // what the client still sends is of no interest
            }
        } catch (SocketTimeoutException _) {
            return false;
        }
        return false;
    }
}

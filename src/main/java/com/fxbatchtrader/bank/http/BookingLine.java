package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.time.Pacing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalInt;

/// Sends bookings, each once on a connection of its own that no other call has used or will use, by the thread that
/// calls: one connect, one write, one answer, one close. There is nothing in between that could repeat, redirect or
/// pool anything. A reused connection could have been closed by the bank a moment ago, which would make a doubt of
/// nothing, and the rest of an earlier answer on it could be taken for this one's (decision 005). Safe for any thread.
final class BookingLine {

    private static final String AGENT = "Java-http-client/" + System.getProperty("java.version", "");

    private final Pacing pacing;
    private final Connector connector;
    private final URI address;
    private final int maxBodyBytes;

    BookingLine(Pacing pacing, Connector connector, URI address, int maxBodyBytes) {
        this.pacing = pacing;
        this.connector = connector;
        this.address = address;
        this.maxBodyBytes = maxBodyBytes;
    }

    /// Sends once, whatever comes of it. Comes back with an [Exchange] in all cases that the network can bring about.
    ///
    /// @param json the request's body
    Exchange send(byte[] json, Token token, Deadline deadline) {
        Instant sentAt = pacing.instant();
        byte[] request = request(json, token);
        Socket socket;
        try {
            socket = connector.connect(address, deadline);
        } catch (IOException e) {
            return unconnected(e, sentAt, deadline);
        }
        try {
            return exchange(socket, request, sentAt, deadline);
        } finally {
            Connector.close(socket);
        }
    }

    private Exchange exchange(Socket socket, byte[] request, Instant sentAt, Deadline deadline) {
        AnswerReader reader;
        try {
            if (deadline.isOver()) {
                return broken(Exchange.Why.NO_ANSWER, "no time was left to send", sentAt, OptionalInt.empty());
            }
            reader = new AnswerReader(socket.getInputStream(), maxBodyBytes);
            socket.getOutputStream().write(request);
        } catch (IOException e) {
            // How much of it has gone nobody knows.
            return broken(Exchange.Why.CUT, cut(e), sentAt, OptionalInt.empty());
        }
        try {
            AnswerReader.Head head = reader.read();
            return new Exchange.Answer(head.status(), head.headers(), reader.body(), sentAt, pacing.instant());
        } catch (IOException e) {
            Exchange.Why why = why(e);
            return new Exchange.Broken(
                    why, words(why, e, deadline), reader.status(), reader.body(), sentAt, pacing.instant());
        }
    }

    private Exchange unconnected(IOException cause, Instant sentAt, Deadline deadline) {
        return deadline.isOver()
                ? broken(Exchange.Why.NO_ANSWER, late(deadline), sentAt, OptionalInt.empty())
                : broken(Exchange.Why.NO_CONNECTION, Connector.words(address, cause), sentAt, OptionalInt.empty());
    }

    private Exchange broken(Exchange.Why why, String words, Instant sentAt, OptionalInt status) {
        return new Exchange.Broken(why, words, status, Body.EMPTY, sentAt, pacing.instant());
    }

    private static Exchange.Why why(IOException cause) {
        return switch (cause) {
            case InterruptedIOException _ -> Exchange.Why.NO_ANSWER;
            case BodyCollector.TooLarge _, ProtocolException _ -> Exchange.Why.UNREADABLE;
            default -> Exchange.Why.CUT;
        };
    }

    private static String words(Exchange.Why why, IOException cause, Deadline deadline) {
        return switch (why) {
            case NO_CONNECTION, CUT -> cut(cause);
            case NO_ANSWER -> late(deadline);
            case UNREADABLE ->
                    cause instanceof BodyCollector.TooLarge
                            ? Connector.detail(cause)
                            : "not HTTP (" + Connector.detail(cause) + ")";
        };
    }

    private static String cut(IOException cause) {
        return "the connection was cut (" + Connector.detail(cause) + ")";
    }

    private static String late(Deadline deadline) {
        return "no whole answer in " + deadline.words();
    }

    /// Head and body in one piece, so that they go out in one packet where they fit. The bank is told that nothing
    /// else will come on the connection.
    private byte[] request(byte[] json, Token token) {
        String path = address.getRawPath();
        String head =
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + address.getRawAuthority()
                        + "\r\nConnection: close\r\nUser-Agent: "
                        + AGENT
                        + "\r\nContent-Type: application/json\r\nAccept: application/json\r\nAuthorization: Bearer "
                        + token.value()
                        + "\r\nContent-Length: "
                        + json.length
                        + "\r\n\r\n";
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[first.length + json.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(json, 0, whole, first.length, json.length);
        return whole;
    }
}

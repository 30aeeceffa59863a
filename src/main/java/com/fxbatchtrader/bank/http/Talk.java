package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.time.Pacing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalInt;

/// One request and its answer on an open connection, by the thread that calls: one write, one answer. For one thread.
final class Talk {

    private static final String AGENT = "Java-http-client/" + System.getProperty("java.version", "");

    private final Pacing pacing;
    private final URI address;
    private final byte[] request;
    private final Instant sentAt;
    private final Deadline deadline;

    private Talk(Pacing pacing, URI address, byte[] request, Deadline deadline) {
        this.pacing = pacing;
        this.address = address;
        this.request = request;
        this.deadline = deadline;
        this.sentAt = pacing.instant();
    }

    /// Head and body in one piece, so that they go out in one packet where they fit.
    ///
    /// @param last whether the bank is told that nothing else will come on the connection
    static Talk of(Pacing pacing, URI address, byte[] json, Token token, boolean last, Deadline deadline) {
        String head =
                "POST "
                        + address.getRawPath()
                        + " HTTP/1.1\r\nHost: "
                        + address.getRawAuthority()
                        + (last ? "\r\nConnection: close" : "")
                        + "\r\nUser-Agent: "
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
        return new Talk(pacing, address, whole, deadline);
    }

    /// Writes the request once and reads its answer. Comes back with an [Exchange] whatever the network does.
    Exchange over(OutputStream out, AnswerReader reader) {
        if (deadline.isOver()) {
            return broken(Exchange.Why.NO_ANSWER, "no time was left to send");
        }
        try {
            out.write(request);
        } catch (IOException e) {
            // How much of it has gone nobody knows.
            return broken(Exchange.Why.CUT, cut(e));
        }
        try {
            AnswerReader.Head head = reader.read();
            return new Exchange.Answer(head.status(), head.headers(), reader.body(), sentAt, pacing.instant());
        } catch (IOException e) {
            Exchange.Why why = why(e);
            return new Exchange.Broken(why, words(why, e), reader.status(), reader.body(), sentAt, pacing.instant());
        }
    }

    /// There is no connection: nothing was sent.
    Exchange unconnected(IOException cause) {
        return deadline.isOver()
                ? broken(Exchange.Why.NO_ANSWER, late())
                : broken(Exchange.Why.NO_CONNECTION, Connector.words(address, cause));
    }

    /// Nothing came.
    private Exchange broken(Exchange.Why why, String words) {
        return new Exchange.Broken(why, words, OptionalInt.empty(), Body.EMPTY, sentAt, pacing.instant());
    }

    private static Exchange.Why why(IOException cause) {
        return switch (cause) {
            case InterruptedIOException _ -> Exchange.Why.NO_ANSWER;
            case BodyCollector.TooLarge _, ProtocolException _ -> Exchange.Why.UNREADABLE;
            default -> Exchange.Why.CUT;
        };
    }

    private String words(Exchange.Why why, IOException cause) {
        return switch (why) {
            case NO_CONNECTION, CUT -> cut(cause);
            case NO_ANSWER -> late();
            case UNREADABLE ->
                    cause instanceof BodyCollector.TooLarge
                            ? Connector.detail(cause)
                            : "not HTTP (" + Connector.detail(cause) + ")";
        };
    }

    private static String cut(IOException cause) {
        return "the connection was cut (" + Connector.detail(cause) + ")";
    }

    private String late() {
        return "no whole answer in " + deadline.words();
    }
}

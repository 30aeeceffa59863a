package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.time.Pacing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/// Sends bookings, each once on a connection of its own that no other call has used or will use, by the thread that
/// calls: one connect, one write, one answer, one close. There is nothing in between that could repeat, redirect or
/// pool anything. A reused connection could have been closed by the bank a moment ago, which would make a doubt of
/// nothing, and the rest of an earlier answer on it could be taken for this one's (decision 005). Safe for any thread.
final class BookingLine {

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
        Talk talk = Talk.of(pacing, address, json, token, true, deadline);
        Connector.Connection connection;
        try {
            connection = connector.connect(address, deadline);
        } catch (IOException e) {
            return talk.unconnected(e);
        }
        try {
            InputStream in = new BufferedInputStream(connection.socket().getInputStream());
            return talk.over(connection.socket().getOutputStream(), new AnswerReader(in, maxBodyBytes));
        } catch (IOException e) {
            // The socket was closed before anything was written.
            return talk.unconnected(e);
        } finally {
            connection.close();
        }
    }
}

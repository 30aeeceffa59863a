package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.time.Pacing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The connections of the safe calls, kept between calls, each for one call at a time and by the thread that calls. Any
/// doubt of a connection ends it: an answer that is broken or has no told end, a byte too many, seconds without use.
/// Bookings never use one: see [BookingLine]. Safe for any thread.
final class SafeLines implements AutoCloseable {

    /// Banks close what is idle after some seconds; what is closed a moment ago can't be told before it is used.
    private static final long IDLE_NANOS = Duration.ofSeconds(4).toNanos();

    private static final int MOST_IDLE = 100;

    private final Pacing pacing;
    private final Connector connector;
    private final int maxBodyBytes;

    /// Guarded by itself: those that nobody uses, the latest used first, by scheme and authority.
    private final Map<String, Deque<Line>> idle = new HashMap<>();

    private boolean closed;

    SafeLines(Pacing pacing, Connector connector, int maxBodyBytes) {
        this.pacing = pacing;
        this.connector = connector;
        this.maxBodyBytes = maxBodyBytes;
    }

    /// A connection with what has been read ahead on it.
    private record Line(Connector.Connection connection, InputStream in, OutputStream out, long sinceNanos) {

        Line at(long nanos) {
            return new Line(connection, in, out, nanos);
        }

        /// Whether nothing has come that nobody has asked for. (That the bank has closed it can't be seen so.)
        boolean silent() {
            try {
                return in.available() == 0;
            } catch (IOException _) {
                return false;
            }
        }
    }

    /// Makes one call. Where a kept connection turns out to be closed before a byte of the answer came, the call is
    /// made on a new one: it is safe to repeat.
    ///
    /// @param json the request's body
    Exchange send(URI address, byte[] json, Token token, Deadline deadline) {
        Talk talk = Talk.of(pacing, address, json, token, false, deadline);
        String place = address.getScheme() + "://" + address.getRawAuthority();
        Optional<Line> kept = kept(place);
        if (kept.isPresent()) {
            kept.get().connection.plain().until(deadline);
            Optional<Exchange> exchange = exchanged(talk, place, kept.get(), true);
            if (exchange.isPresent()) {
                return exchange.get();
            }
        }
        try {
            return exchanged(talk, place, opened(address, deadline), false).orElseThrow();
        } catch (IOException e) {
            return talk.unconnected(e);
        }
    }

    /// @return empty when a kept connection was closed meanwhile
    private Optional<Exchange> exchanged(Talk talk, String place, Line line, boolean kept) {
        boolean lasting = false;
        try {
            AnswerReader reader = new AnswerReader(line.in, maxBodyBytes);
            Exchange exchange = talk.over(line.out, reader);
            lasting = exchange instanceof Exchange.Answer && reader.lasting() && line.silent();
            boolean stale = exchange instanceof Exchange.Broken broken && broken.why() == Exchange.Why.CUT;
            return kept && stale && !reader.begun() ? Optional.empty() : Optional.of(exchange);
        } finally {
            if (!lasting || !keep(place, line.at(pacing.nanos()))) {
                line.connection.close();
            }
        }
    }

    private Line opened(URI address, Deadline deadline) throws IOException {
        synchronized (idle) {
            if (closed) {
                throw new IOException("the gateway is closed");
            }
        }
        Connector.Connection made = connector.connect(address, deadline);
        return new Line(
                made,
                new BufferedInputStream(made.socket().getInputStream()),
                made.socket().getOutputStream(),
                pacing.nanos());
    }

    private Optional<Line> kept(String place) {
        List<Line> old = new ArrayList<>();
        Optional<Line> found = Optional.empty();
        synchronized (idle) {
            Deque<Line> lines = idle.computeIfAbsent(place, _ -> new ArrayDeque<>());
            long now = pacing.nanos();
            while (!lines.isEmpty() && now - lines.getLast().sinceNanos > IDLE_NANOS) {
                old.add(lines.removeLast());
            }
            found = Optional.ofNullable(lines.pollFirst());
        }
        old.forEach(line -> line.connection.close());
        if (found.isPresent() && !found.get().silent()) {
            found.get().connection.close();
            return kept(place);
        }
        return found;
    }

    private boolean keep(String place, Line line) {
        synchronized (idle) {
            Deque<Line> lines = idle.computeIfAbsent(place, _ -> new ArrayDeque<>());
            if (closed || lines.size() >= MOST_IDLE) {
                return false;
            }
            lines.addFirst(line);
            return true;
        }
    }

    /// Ends idle connections at once, the others when their exchange has ended.
    @Override
    public void close() {
        List<Line> all = new ArrayList<>();
        synchronized (idle) {
            closed = true;
            idle.values().forEach(all::addAll);
            idle.clear();
        }
        all.forEach(line -> line.connection.close());
    }
}

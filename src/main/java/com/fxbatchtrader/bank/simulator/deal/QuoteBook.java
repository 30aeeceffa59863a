package com.fxbatchtrader.bank.simulator.deal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// All quotes, and what became of each. Not safe for threads: the dealing desk holds its lock.
final class QuoteBook {

    /// An expired quote is kept so long, to be called expired and not unknown.
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Map<Long, Quote> quotes = new HashMap<>();
    private final Deque<Quote> byAge = new ArrayDeque<>();
    private final Map<Long, String> bookedUnder = new HashMap<>();
    private final Map<Long, Boolean> cancelled = new HashMap<>();
    private Optional<Quote> lastSpent = Optional.empty();

    void add(Quote quote, Instant now) {
        while (!byAge.isEmpty() && byAge.getFirst().expiry().plus(KEPT).isBefore(now)) {
            quotes.remove(byAge.removeFirst().id());
        }
        quotes.put(quote.id(), quote);
        byAge.addLast(quote);
    }

    void book(long id, String key) {
        bookedUnder.put(id, key);
        spend(id);
    }

    void cancel(long id) {
        cancelled.put(id, true);
        spend(id);
    }

    private void spend(long id) {
        lastSpent = find(id).or(() -> lastSpent);
    }

    Optional<Quote> find(long id) {
        return Optional.ofNullable(quotes.get(id));
    }

    boolean isCancelled(long id) {
        return cancelled.containsKey(id);
    }

    /// The key that the quote was booked under.
    Optional<String> keyOf(long id) {
        return Optional.ofNullable(bookedUnder.get(id));
    }

    /// The quote that was booked or cancelled last.
    Optional<Quote> lastSpent() {
        return lastSpent;
    }

    /// A quote that can be booked.
    ///
    /// @throws RefusedException when there is none, saying why
    Quote live(long id, Instant now) {
        if (isCancelled(id)) {
            throw new RefusedException("QUOTE_CANCELLED", "Quote " + id + " was cancelled");
        }
        if (bookedUnder.containsKey(id)) {
            throw new RefusedException("QUOTE_ALREADY_USED", "Quote " + id + " was used before");
        }
        Quote quote =
                find(id).orElseThrow(() -> new RefusedException("UNKNOWN_QUOTE", "Quote " + id + " is not known"));
        if (!now.isBefore(quote.expiry())) {
            throw new RefusedException("QUOTE_EXPIRED", "Quote " + id + " expired at " + quote.expiry());
        }
        return quote;
    }
}

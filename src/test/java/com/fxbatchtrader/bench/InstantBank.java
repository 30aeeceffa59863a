package com.fxbatchtrader.bench;

import com.fxbatchtrader.bank.AccountBalance;
import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.AnswerMeta;
import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.bank.BankIdentity;
import com.fxbatchtrader.bank.BookingAnswer;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.Quote;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.RatedQuote;
import com.fxbatchtrader.bank.Statement;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.time.Pacing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A bank in memory that answers at once and refuses nothing. It notes when it was called first.
final class InstantBank implements BankGateway {

    static final BigDecimal RATE = new BigDecimal("17.7912");

    private static final BigDecimal MUCH = new BigDecimal("100000000000.00");

    private final Pacing pacing;
    private final AtomicLong quotes = new AtomicLong();
    private final AtomicLong bookings = new AtomicLong();
    private final Map<String, String> booked = new ConcurrentHashMap<>();
    private volatile Runnable called = () -> {};

    InstantBank(Pacing pacing) {
        this.pacing = pacing;
    }

    /// Runs this at each balance call, the first of a trade.
    void onBalance(Runnable told) {
        called = told;
    }

    long bookings() {
        return bookings.get();
    }

    @Override
    public BankIdentity identity() {
        return new BankIdentity("test", "bank.test", "desk@bank.test");
    }

    @Override
    public boolean tokenLives(Duration life) {
        return true;
    }

    @Override
    public void ensureToken(Duration life) {}

    @Override
    public AccountBalance balance(AccountRef account) {
        called.run();
        return new AccountBalance("Fictional", AccountBalance.Status.OPEN, MUCH, MUCH);
    }

    @Override
    public Quote createQuote(QuoteRequest request) {
        return new Quote(quotes.incrementAndGet(), expiry());
    }

    @Override
    public RatedQuote latestQuote(long quoteId) {
        return new RatedQuote(quoteId, expiry(), RATE);
    }

    private Instant expiry() {
        return pacing.instant().plusSeconds(60);
    }

    @Override
    public BookingAnswer book(BookingRequest request, Duration deadline) {
        String id = "T" + bookings.incrementAndGet();
        booked.put(request.key().toString(), id);
        return new BookingAnswer.Booked(id, meta());
    }

    @Override
    public void cancelQuote(long quoteId) {}

    @Override
    public StatusAnswer status(String transactionId) {
        String id = booked.getOrDefault(transactionId, transactionId);
        return new StatusAnswer.Known(
                StatusAnswer.State.COMPLETED, id, Set.of(id.toLowerCase(java.util.Locale.ROOT), transactionId), meta());
    }

    @Override
    public Statement statement(AccountRef account, LocalDate from, LocalDate to) {
        return new Statement(List.of());
    }

    private AnswerMeta meta() {
        Instant now = pacing.instant();
        return new AnswerMeta(OptionalInt.of(200), Optional.of(now), false, now, now, "{}");
    }

    @Override
    public void close() {}
}

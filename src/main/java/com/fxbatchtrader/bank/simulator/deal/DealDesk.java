package com.fxbatchtrader.bank.simulator.deal;

import com.fxbatchtrader.bank.simulator.account.Account;
import com.fxbatchtrader.bank.simulator.account.Accounts;
import com.fxbatchtrader.bank.simulator.deal.BookingTerms.Ending;
import com.fxbatchtrader.bank.simulator.ledger.Booking;
import com.fxbatchtrader.bank.simulator.ledger.CancelledQuote;
import com.fxbatchtrader.bank.simulator.ledger.FailedDeal;
import com.fxbatchtrader.bank.simulator.ledger.Ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The bank's dealing desk: it quotes, books, cancels and answers for what it booked.
///
/// Safe for any thread. One lock covers the look at the clock, the decision and the writing of a booking, and every
/// question for a deal's status takes the same lock: whoever asks after a quote's expiry sees every booking that was
/// ever made on it. Balances move under the same lock (its own lock is taken inside).
public final class DealDesk {

    private static final BigDecimal BASIS_POINTS = new BigDecimal("10000");

    private final Ledger ledger;
    private final Accounts accounts;
    private final RateWalk rates;
    private final Ids ids;
    private final InstantSource clock;
    private final QuoteBook quotes = new QuoteBook();
    private final DealBook deals = new DealBook();
    private final Object lock = new Object();

    private DealDesk(Ledger ledger, Accounts accounts, RateWalk rates, Ids ids, InstantSource clock) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.rates = rates;
        this.ids = ids;
        this.clock = clock;
    }

    /// A desk that goes on where the ledger ends: its deals are known, its balances have moved, its spent quotes stay
    /// spent. Live quotes of a former start are forgotten, and so can't be booked.
    public static DealDesk open(Ledger ledger, Accounts accounts, RateWalk rates, Ids ids, InstantSource clock) {
        DealDesk desk = new DealDesk(ledger, accounts, rates, ids, clock);
        ledger.bookings().forEach(desk::replay);
        ledger.failed().forEach(desk::replay);
        ledger.cancelled().forEach(cancelled -> desk.quotes.cancel(cancelled.quoteId()));
        return desk;
    }

    private void replay(Booking booking) {
        accounts.find(booking.cif(), booking.fromAccount(), booking.fromCurrency());
        accounts.find(booking.cif(), booking.toAccount(), booking.toCurrency());
        move(booking);
        quotes.book(booking.quoteId(), booking.dealTransactionId());
        deals.add(Deal.of(booking, BookingTerms.PLAIN));
    }

    private void replay(FailedDeal deal) {
        quotes.book(deal.quoteId(), deal.dealTransactionId());
        deals.add(Deal.of(deal, BookingTerms.PLAIN));
    }

    /// A new quote.
    ///
    /// @param life how long it can be booked; zero or negative makes one that never can
    /// @param offBasisPoints how far its rate is from the market
    public Quote quote(QuoteRequest request, Duration life, int offBasisPoints) {
        synchronized (lock) {
            Instant now = clock.instant();
            BigDecimal market = rates.rate(request.pair(), now);
            BigDecimal off = market.multiply(BigDecimal.valueOf(offBasisPoints)).divide(BASIS_POINTS);
            BigDecimal rate = market.add(off).setScale(market.scale(), RoundingMode.HALF_UP);
            Quote quote = new Quote(ids.quote(), request, rate, now.plus(life));
            quotes.add(quote, now);
            return quote;
        }
    }

    /// A quote that can be booked.
    ///
    /// @throws RefusedException when it can't
    public Quote latest(long quoteId) {
        synchronized (lock) {
            return quotes.live(quoteId, clock.instant());
        }
    }

    /// A quote, whatever became of it; empty when it was never given out or long ago.
    public Optional<Quote> find(long quoteId) {
        synchronized (lock) {
            return quotes.find(quoteId);
        }
    }

    /// The quote that was booked or cancelled last.
    public Optional<Quote> lastSpentQuote() {
        synchronized (lock) {
            return quotes.lastSpent();
        }
    }

    /// Makes a quote unbookable. A second time does nothing.
    ///
    /// @throws RefusedException when it can no longer be cancelled
    public void cancel(long quoteId) {
        synchronized (lock) {
            if (!quotes.isCancelled(quoteId)) {
                Instant now = clock.instant();
                quotes.live(quoteId, now);
                ledger.cancel(new CancelledQuote(quoteId, now));
                quotes.cancel(quoteId);
            }
        }
    }

    /// Books a quote. When it returns, the booking is on the disk.
    ///
    /// @return the bank's transaction id
    /// @throws RefusedException when nothing was booked by this call
    public String book(BookingOrder order, BookingTerms terms) {
        String transactionId;
        synchronized (lock) {
            transactionId = former(order, terms).orElseGet(() -> bookNow(order, terms, clock.instant()));
        }
        // Outside the lock, so that bookings at the same time share one sync.
        ledger.sync();
        return transactionId;
    }

    private Optional<String> former(BookingOrder order, BookingTerms terms) {
        if (terms.deduplicate()) {
            return deals.underKey(order.dealTransactionId()).map(Deal::transactionId);
        }
        if (quotes.keyOf(order.quoteId()).filter(order.dealTransactionId()::equals).isPresent()) {
            throw new RefusedException(
                    terms.repeatedCode(), "Transaction " + order.dealTransactionId() + " came before");
        }
        return Optional.empty();
    }

    private String bookNow(BookingOrder order, BookingTerms terms, Instant now) {
        Quote quote = quotes.live(order.quoteId(), now);
        if (quote.rate().compareTo(order.quoteRate()) != 0) {
            throw new RefusedException(
                    "RATE_CHANGED", "The rate of quote " + quote.id() + " is not " + order.quoteRate());
        }
        checkAccounts(quote.request(), order.dealRate());
        String id = ids.transaction();
        if (terms.ending() == Ending.COMPLETED) {
            Booking booking = booking(id, order, quote, now);
            ledger.book(booking);
            move(booking);
            deals.add(Deal.of(booking, terms));
        } else {
            FailedDeal failed = new FailedDeal(id, order.dealTransactionId(), quote.id(), terms.ending().name(), now);
            ledger.fail(failed);
            deals.add(Deal.of(failed, terms));
        }
        quotes.book(quote.id(), order.dealTransactionId());
        return id;
    }

    private void checkAccounts(QuoteRequest deal, BigDecimal rate) {
        Account from = usable(deal.cif(), deal.fromAccount(), deal.fromCurrency());
        usable(deal.cif(), deal.toAccount(), deal.toCurrency());
        if (from.balance().compareTo(deal.fromAmount(rate)) < 0) {
            throw new RefusedException("INSUFFICIENT_FUNDS", "The balance is less than " + deal.fromAmount(rate));
        }
    }

    private Account usable(String cif, String number, String currency) {
        Account account =
                accounts.find(cif, number, currency)
                        .orElseThrow(() -> new RefusedException("ACCOUNT_NOT_FOUND", "No such account of this client"));
        return switch (account.status()) {
            case OPEN -> account;
            case DORM -> throw new RefusedException("ACCOUNT_DORMANT", "An account is dormant");
            case CLOS -> throw new RefusedException("ACCOUNT_CLOSED", "An account is closed");
        };
    }

    private static Booking booking(String id, BookingOrder order, Quote quote, Instant now) {
        QuoteRequest deal = quote.request();
        BigDecimal rate = order.dealRate();
        return new Booking(
                id,
                order.dealTransactionId(),
                quote.id(),
                deal.cif(),
                deal.fromAccount(),
                deal.fromCurrency(),
                deal.fromAmount(rate),
                deal.toAccount(),
                deal.toCurrency(),
                deal.toAmount(rate),
                deal.side().word(),
                deal.pair().toString(),
                deal.dealCurrency(),
                deal.amount(),
                quote.rate(),
                rate,
                deal.baseAmount(rate),
                now);
    }

    private void move(Booking booking) {
        String key = booking.dealTransactionId();
        accounts.move(booking.fromAccount(), booking.fromAmount().negate(), key, booking.time());
        accounts.move(booking.toAccount(), booking.toAmount(), key, booking.time());
    }

    /// What the bank says about a deal, by its own transaction id or by the desk's key; empty when it does not know
    /// one, or does not show it yet.
    public Optional<Deal> status(String id) {
        synchronized (lock) {
            return deals.shown(id, clock.instant());
        }
    }
}

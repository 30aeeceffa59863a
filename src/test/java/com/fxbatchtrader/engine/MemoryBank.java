package com.fxbatchtrader.engine;

import com.fxbatchtrader.bank.AccountBalance;
import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.AnswerMeta;
import com.fxbatchtrader.bank.BankException;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// A bank in memory that books whatever it is sent, twice if it is sent twice: nothing here protects the desk. Its
/// calls take time on the pacing given; [Script] bends its answers.
final class MemoryBank implements BankGateway {

    static final BigDecimal RATE = new BigDecimal("17.7912");

    private final Pacing pacing;
    private final Script script;
    private final List<Booking> ledger = new CopyOnWriteArrayList<>();
    private final List<BookingRequest> received = new CopyOnWriteArrayList<>();
    private final Map<Long, Deal> quotes = new HashMap<>();
    private final List<Long> cancelled = new CopyOnWriteArrayList<>();
    private long nextQuote = 9_007_199_254_740_993L;
    private long nextTransaction = 1;
    private int running;
    private int mostAtOnce;

    MemoryBank(Pacing pacing, Script script) {
        this.pacing = pacing;
        this.script = script;
    }

    /// What a booking left in the bank's books.
    record Booking(String transactionId, String key, QuoteRequest deal, BookingRequest request, Instant at) {}

    private record Deal(QuoteRequest request, Instant expiry) {}

    /// What may go otherwise than well.
    interface Script {
        /// Nothing does.
        Script CLEAN = new Script() {};

        /// How long a call takes.
        default Duration takes(String call) {
            return Duration.ofMillis(20);
        }

        /// The balance of an account.
        default AccountBalance balance(AccountRef account) {
            BigDecimal much = new BigDecimal("100000000.00");
            return new AccountBalance("Fictional", AccountBalance.Status.OPEN, much, much);
        }

        /// The bank's rate for the n-th quote, from 1.
        default BigDecimal rate(int n) {
            return RATE;
        }

        /// A failure of a safe call, before it takes effect.
        default Optional<BankException> failure(String call) {
            return Optional.empty();
        }

        /// What becomes of a booking.
        default Fate fate(BookingRequest request, int nth) {
            return Fate.BOOKED;
        }

        /// The status of a booking that is in the books.
        default StatusAnswer.State state(Booking booking, int asked) {
            return StatusAnswer.State.COMPLETED;
        }

        /// Whether status calls are answered by our key.
        default boolean answersByKey() {
            return true;
        }
    }

    /// What becomes of a booking request.
    enum Fate {
        BOOKED,
        BOOKED_NO_ANSWER,
        LOST,
        REFUSED,
        QUOTE_EXPIRED
    }

    List<Booking> ledger() {
        return ledger;
    }

    List<BookingRequest> received() {
        return received;
    }

    List<Long> cancelled() {
        return cancelled;
    }

    synchronized int mostAtOnce() {
        return mostAtOnce;
    }

    @Override
    public BankIdentity identity() {
        return new BankIdentity("test", "bank.test", "desk@bank.test");
    }

    @Override
    public void ensureToken(Duration life) {}

    @Override
    public AccountBalance balance(AccountRef account) {
        enter();
        call("balance");
        return script.balance(account);
    }

    @Override
    public Quote createQuote(QuoteRequest request) {
        call("createquote");
        synchronized (this) {
            long id = nextQuote++;
            Instant expiry = pacing.instant().plusSeconds(30);
            quotes.put(id, new Deal(request, expiry));
            return new Quote(id, expiry, expiry);
        }
    }

    @Override
    public synchronized RatedQuote latestQuote(long quoteId) {
        Instant expiry = quotes.get(quoteId).expiry;
        return new RatedQuote(quoteId, expiry, expiry, script.rate(quotes.size()));
    }

    @Override
    public BookingAnswer book(BookingRequest request, Duration deadline) {
        Instant sent = pacing.instant();
        int nth;
        synchronized (this) {
            received.add(request);
            nth = received.size();
        }
        Fate fate = script.fate(request, nth);
        pacing.pause(script.takes("bookquoteddeal"));
        String transaction = "T" + request.key();
        if (fate == Fate.BOOKED || fate == Fate.BOOKED_NO_ANSWER) {
            synchronized (this) {
                transaction = "T" + nextTransaction++;
                ledger.add(new Booking(
                        transaction, request.key().toString(), quotes.get(request.quoteId()).request, request, sent));
            }
        }
        leave();
        return switch (fate) {
            case BOOKED -> new BookingAnswer.Booked(transaction, meta(sent, 200));
            case BOOKED_NO_ANSWER, LOST -> {
                pacing.pause(deadline);
                yield new BookingAnswer.Unproven(
                        BookingAnswer.Doubt.NO_ANSWER, "no answer in " + deadline, meta(sent, 0));
            }
            case REFUSED -> new BookingAnswer.Refused("LIMIT_EXCEEDED", "over the limit", meta(sent, 200));
            case QUOTE_EXPIRED -> new BookingAnswer.Refused("QUOTE_EXPIRED", "too late", meta(sent, 409));
        };
    }

    @Override
    public void cancelQuote(long quoteId) {
        cancelled.add(quoteId);
        leave();
    }

    @Override
    public StatusAnswer status(String transactionId) {
        Instant sent = pacing.instant();
        call("GetTxnStatus");
        List<Booking> found = new ArrayList<>();
        for (Booking booking : ledger) {
            boolean byKey = script.answersByKey() && booking.key.equals(transactionId);
            if (byKey || booking.transactionId.equals(transactionId)) {
                found.add(booking);
            }
        }
        if (found.isEmpty()) {
            return new StatusAnswer.Unknown("NOT_FOUND", meta(sent, 404));
        }
        Booking booking = found.getFirst();
        return new StatusAnswer.Known(
                script.state(booking, 1),
                booking.transactionId,
                Set.of(booking.key, booking.transactionId.toLowerCase(Locale.ROOT)),
                meta(sent, 200));
    }

    @Override
    public Statement statement(AccountRef account, LocalDate from, LocalDate to) {
        call("statement");
        return new Statement(List.of());
    }

    @Override
    public void close() {}

    private void call(String name) {
        pacing.pause(script.takes(name));
        Optional<BankException> failure = script.failure(name);
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private synchronized void enter() {
        running++;
        mostAtOnce = Math.max(mostAtOnce, running);
    }

    private synchronized void leave() {
        running--;
    }

    private AnswerMeta meta(Instant sent, int status) {
        return new AnswerMeta(
                status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
                Optional.of(pacing.instant()),
                false,
                sent,
                pacing.instant(),
                "{}");
    }
}

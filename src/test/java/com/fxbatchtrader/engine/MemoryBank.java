package com.fxbatchtrader.engine;

import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.AnswerMeta;
import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.bank.BookingAnswer;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.Statement;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.engine.BankScript.Fate;
import com.fxbatchtrader.time.VirtualPacing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A bank in memory on a machine of its own, which nobody kills. It keeps the contract (a quote can't be booked after
/// its end or once it is cancelled) and protects the desk from nothing else: what it is sent twice it books twice.
final class MemoryBank {

    static final BigDecimal RATE = new BigDecimal("17.7912");

    private static final Duration LATE = Duration.ofSeconds(8);

    private final VirtualPacing machine;
    private final BankScript script;
    private final List<Booking> ledger = new CopyOnWriteArrayList<>();
    private final List<BookingRequest> received = new CopyOnWriteArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<Long, Deal> quotes = new HashMap<>();
    private final Set<Long> cancelled = new HashSet<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private long nextQuote = 9_007_199_254_740_993L;
    private int cancels;

    MemoryBank(VirtualPacing world, BankScript script) {
        this.machine = world.beside();
        this.script = script;
    }

    /// What a booking left in the bank's books.
    record Booking(String transactionId, QuoteRequest deal, BookingRequest request, Instant at) {
        String key() {
            return request.key().toString();
        }
    }

    /// A call that was begun.
    record Call(String name, long nanos) {}

    /// A quote as the bank remembers it.
    record Deal(long id, QuoteRequest request, Instant expiry) {}

    /// The bank's own machine, whose clock its answers carry.
    VirtualPacing machine() {
        return machine;
    }

    /// The wire from one workstation.
    BankGateway wire(VirtualPacing workstation) {
        return new BankWire(this, workstation);
    }

    List<Booking> ledger() {
        return ledger;
    }

    List<BookingRequest> received() {
        return received;
    }

    /// All calls in the order in which they began.
    List<Call> calls() {
        return calls;
    }

    long calls(String name) {
        return calls.stream().filter(call -> call.name.equals(name)).count();
    }

    /// How many quotes were taken back, and how often that was asked for one that was taken back before.
    synchronized Set<Long> cancelledQuotes() {
        return Set.copyOf(cancelled);
    }

    synchronized int cancels() {
        return cancels;
    }

    /// Quotes that nobody booked or took back.
    synchronized List<Long> forgottenQuotes() {
        Set<Long> used = new HashSet<>(cancelled);
        received.forEach(request -> used.add(request.quoteId()));
        return quotes.keySet().stream().filter(id -> !used.contains(id)).toList();
    }

    BankScript script() {
        return script;
    }

    void begun(String call) {
        calls.add(new Call(call, machine.nanos()));
    }

    Instant now() {
        return machine.instant();
    }

    synchronized Deal quote(QuoteRequest request) {
        Deal deal = new Deal(nextQuote++, request, now().plus(script.quoteLife()));
        quotes.put(deal.id, deal);
        return deal;
    }

    synchronized Deal quote(long id) {
        return quotes.get(id);
    }

    synchronized int quotesMade() {
        return quotes.size();
    }

    synchronized void cancel(long id) {
        cancels++;
        cancelled.add(id);
    }

    /// Takes a request; what becomes of it does not depend on whether anybody still waits for it.
    CompletableFuture<BookingAnswer> book(BookingRequest request, Instant sent) {
        CompletableFuture<BookingAnswer> answer = new CompletableFuture<>();
        machine.start("bank", () -> process(request, sent, answer));
        return answer;
    }

    private void process(BookingRequest request, Instant sent, CompletableFuture<BookingAnswer> answer) {
        Duration half = script.takes("bookquoteddeal").dividedBy(2);
        machine.pause(half);
        Deal deal = quote(request.quoteId());
        Fate fate = script.fate(request, deal.request, received.size() + 1);
        if (fate == Fate.NEVER_ARRIVED) {
            return;
        }
        received.add(request);
        String dead = deadQuote(deal);
        machine.pause(fate == Fate.BOOKED_LATE ? LATE : half);
        String transaction = "";
        if (fate.books() && dead.isEmpty()) {
            transaction = enter(deal, request);
        }
        AnswerMeta meta = meta("bookquoteddeal", sent, 200);
        if (!dead.isEmpty() && (fate == Fate.BOOKED || fate == Fate.REFUSED)) {
            answer.complete(new BookingAnswer.Refused(dead, "too late", meta));
            return;
        }
        switch (fate) {
            case BOOKED -> answer.complete(new BookingAnswer.Booked(transaction, meta));
            case REFUSED -> answer.complete(new BookingAnswer.Refused(script.refusal(request), "refused", meta));
            case BOOKED_UNREADABLE -> answer.complete(unproven(BookingAnswer.Doubt.UNREADABLE, meta));
            case ODD_CODE -> answer.complete(unproven(BookingAnswer.Doubt.UNKNOWN_CODE, meta));
            case UNAVAILABLE ->
                    answer.complete(unproven(BookingAnswer.Doubt.HTTP_STATUS, meta("bookquoteddeal", sent, 503)));
            case BOOKED_LATE, BOOKED_NO_ANSWER, LOST, NEVER_ARRIVED, NOT_SENT -> {}
        }
    }

    private synchronized String deadQuote(Deal deal) {
        if (cancelled.contains(deal.id)) {
            return "QUOTE_CANCELLED";
        }
        return now().isAfter(deal.expiry) ? "QUOTE_EXPIRED" : "";
    }

    private synchronized String enter(Deal deal, BookingRequest request) {
        String transaction = "T" + (ledger.size() + 1);
        ledger.add(new Booking(transaction, deal.request, request, now()));
        return transaction;
    }

    private static BookingAnswer unproven(BookingAnswer.Doubt doubt, AnswerMeta meta) {
        return new BookingAnswer.Unproven(doubt, doubt + " it says", meta);
    }

    StatusAnswer status(String id, Instant sent) {
        int times;
        synchronized (this) {
            times = asked.merge(id, 1, Integer::sum);
        }
        return script.status(truth(id, sent), id, times);
    }

    private StatusAnswer truth(String id, Instant sent) {
        Optional<Booking> found =
                ledger.stream()
                        .filter(one -> (script.answersByKey() && one.key().equals(id)) || one.transactionId.equals(id))
                        .filter(one -> !one.at.plus(script.statusLag()).isAfter(now()))
                        .findFirst();
        if (found.isEmpty()) {
            return new StatusAnswer.Unknown("NOT_FOUND", meta("GetTxnStatus", sent, 404));
        }
        Set<String> ids = new HashSet<>();
        ids.add(found.get().transactionId.toLowerCase(Locale.ROOT));
        if (script.answersByKey()) {
            ids.add(found.get().key());
        }
        return new StatusAnswer.Known(
                StatusAnswer.State.COMPLETED, found.get().transactionId, ids, meta("GetTxnStatus", sent, 200));
    }

    Statement statement(AccountRef account) {
        List<Statement.Entry> entries = new ArrayList<>();
        for (Booking booking : ledger) {
            boolean pays = booking.deal.from().number().equals(account.number());
            if (pays || booking.deal.to().number().equals(account.number())) {
                String reference = script.statementCarriesKey() ? booking.key() : booking.transactionId;
                entries.add(new Statement.Entry("2026-03-02", "FX", reference, moved(booking, account.currency())));
            }
        }
        return new Statement(entries);
    }

    private static BigDecimal moved(Booking booking, String currency) {
        BigDecimal amount = booking.deal.dealAmount();
        BigDecimal rate = booking.request.dealRate();
        if (booking.deal.dealCurrency().equals(currency)) {
            return amount;
        }
        return currency.equals(booking.deal.pair().substring(0, 3))
                ? amount.divide(rate, 2, RoundingMode.HALF_UP)
                : amount.multiply(rate).setScale(2, RoundingMode.HALF_UP);
    }

    /// An answer's headers: `Date` has whole seconds.
    AnswerMeta meta(String call, Instant sent, int httpStatus) {
        AnswerMeta truth =
                new AnswerMeta(
                        OptionalInt.of(httpStatus),
                        Optional.of(now().truncatedTo(ChronoUnit.SECONDS)),
                        false,
                        sent,
                        now(),
                        "{}");
        return script.meta(truth, call);
    }
}

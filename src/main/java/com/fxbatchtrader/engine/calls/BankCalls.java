package com.fxbatchtrader.engine.calls;

import com.fxbatchtrader.bank.AccountBalance;
import com.fxbatchtrader.bank.AccountRef;
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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The bank's calls with retries, circuit and request rate. Trading calls share one circuit and rate; status, statement
/// and cancel have a budget of their own, so that doubts are settled while trading waits. A booking is made once and
/// never repeated. Safe for any thread.
public final class BankCalls {

    private static final Logger LOG = LoggerFactory.getLogger(BankCalls.class);
    private static final int TRIES = 5;
    private static final long FIRST_DELAY_NANOS = Duration.ofMillis(200).toNanos();
    private static final long LAST_DELAY_NANOS = Duration.ofSeconds(3).toNanos();
    private static final long ALTOGETHER_NANOS = Duration.ofSeconds(20).toNanos();
    private static final long TURN_NANOS = Duration.ofMillis(250).toNanos();
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(60);
    private static final Duration SLICE = Duration.ofMillis(250);

    private final BankGateway gateway;
    private final Pacing pacing;
    private final RandomGenerator random;
    private final Lane trading;
    private final Lane settling;
    private final AtomicLong made = new AtomicLong();

    /// @param callsPerSecond for each of the two budgets; 0 = no limit
    public BankCalls(BankGateway gateway, Pacing pacing, RandomGenerator random, int callsPerSecond) {
        this.gateway = gateway;
        this.pacing = pacing;
        this.random = random;
        this.trading = Lane.of(pacing, callsPerSecond);
        this.settling = Lane.of(pacing, callsPerSecond);
    }

    /// The bank that is called.
    public BankIdentity bank() {
        return gateway.identity();
    }

    /// Calls made so far, repetitions included.
    public long made() {
        return made.get();
    }

    /// How long trading calls are held back; zero when one may try, empty when the bank answers.
    public Optional<Duration> tradingHeldFor() {
        return trading.circuit.openFor();
    }

    /// Renews the token where it has less life left; where it has not, no call is made and none is counted.
    public void ensureToken(Duration life, BooleanSupplier halted) {
        if (gateway.tokenLives(life)) {
            return;
        }
        safe(
                trading,
                halted,
                () -> {
                    gateway.ensureToken(life);
                    return true;
                });
    }

    public AccountBalance balance(AccountRef account, BooleanSupplier halted) {
        return safe(trading, halted, () -> gateway.balance(account));
    }

    public Quote createQuote(QuoteRequest request, BooleanSupplier halted) {
        return safe(trading, halted, () -> gateway.createQuote(request));
    }

    public RatedQuote latestQuote(long quoteId, BooleanSupplier halted) {
        return safe(trading, halted, () -> gateway.latestQuote(quoteId));
    }

    public StatusAnswer status(String transactionId, BooleanSupplier halted) {
        return safe(settling, halted, () -> gateway.status(transactionId));
    }

    public Statement statement(AccountRef account, LocalDate from, LocalDate to, BooleanSupplier halted) {
        return safe(settling, halted, () -> gateway.statement(account, from, to));
    }

    /// Takes a quote back, once; a failure is of no consequence, since the quote expires by itself.
    ///
    /// @return whether the bank took it back
    public boolean cancelQuote(long quoteId) {
        try {
            return once(
                    settling,
                    settling.circuit.enter(),
                    () -> {
                        gateway.cancelQuote(quoteId);
                        return true;
                    });
        } catch (BankException | CircuitOpenException e) {
            LOG.debug("Quote {} was not taken back and expires by itself: {}", quoteId, e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.error("Quote {} was not taken back and expires by itself", quoteId, e);
            return false;
        }
    }

    /// The right to send one booking: rate and circuit have been passed, so that nothing delays it after the gate. A
    /// booking is never the call that tries whether the bank is back.
    ///
    /// @throws CircuitOpenException while the bank is away
    public BookingPass enterBooking() {
        trading.rate.acquire();
        return new BookingPass(trading.circuit.enterClosed(), pacing.nanos());
    }

    /// To be called before the gate: where the intent's commit has taken so long that the call's turn is over, it waits
    /// for another one, so that bookings which waited for the database together do not go out all at once. The gate
    /// then asks the database anyway.
    public void awaitTurn(BookingPass pass) {
        if (pacing.nanos() - pass.turnNanos() > TURN_NANOS) {
            trading.rate.acquire();
        }
    }

    /// The right to send one booking, by [#book]; an unused one needs no giving back.
    ///
    /// @param turnNanos when its turn was
    public record BookingPass(Circuit.Pass pass, long turnNanos) {}

    /// Sends one booking, once. Its end is always an answer.
    public BookingAnswer book(BookingPass pass, BookingRequest request, Duration deadline) {
        made.incrementAndGet();
        BookingAnswer answer = gateway.book(request, deadline);
        switch (answer) {
            case BookingAnswer.Unproven unproven when away(unproven) -> trading.circuit.failed(pass.pass());
            case BookingAnswer.Unproven unproven -> trading.circuit.answered(pass.pass());
            case BookingAnswer.Booked booked -> trading.circuit.answered(pass.pass());
            case BookingAnswer.Refused refused -> trading.circuit.answered(pass.pass());
            case BookingAnswer.NotSent notSent -> trading.circuit.unused(pass.pass());
        }
        return answer;
    }

    private static boolean away(BookingAnswer.Unproven unproven) {
        return switch (unproven.doubt()) {
            case NO_CONNECTION, NO_ANSWER, CUT -> true;
            case HTTP_STATUS -> unproven.meta().httpStatus().orElse(0) >= 500;
            case UNREADABLE, UNKNOWN_CODE -> false;
        };
    }

    private <T> T safe(Lane lane, BooleanSupplier halted, Supplier<T> call) {
        long endNanos = pacing.nanos() + ALTOGETHER_NANOS;
        for (int tries = 1; ; tries++) {
            Circuit.Pass pass = lane.circuit.enter();
            try {
                return once(lane, pass, call);
            } catch (BankException e) {
                if (!e.kind().retryable()) {
                    throw e;
                }
                Optional<Duration> asked = e.retryAfter();
                long waitNanos = asked.map(BankCalls::bounded).orElseGet(jitter(tries));
                if (asked.isPresent()) {
                    endNanos += waitNanos;
                }
                if (tries == TRIES || pacing.nanos() + waitNanos > endNanos) {
                    throw new BankAwayException(tries, e);
                }
                waitUnlessHalted(waitNanos, halted);
            }
        }
    }

    private <T> T once(Lane lane, Circuit.Pass pass, Supplier<T> call) {
        boolean told = false;
        try {
            lane.rate.acquire();
            made.incrementAndGet();
            T result = call.get();
            lane.circuit.answered(pass);
            told = true;
            return result;
        } catch (BankException e) {
            if (e.kind().countsForCircuit()) {
                lane.circuit.failed(pass);
            } else {
                lane.circuit.answered(pass);
            }
            told = true;
            throw e;
        } finally {
            if (!told) {
                lane.circuit.unused(pass);
            }
        }
    }

    private static long bounded(Duration retryAfter) {
        return retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER.toNanos() : retryAfter.toNanos();
    }

    private Supplier<Long> jitter(int tries) {
        return () -> random.nextLong(Math.min(FIRST_DELAY_NANOS << (tries - 1), LAST_DELAY_NANOS) + 1);
    }

    private void waitUnlessHalted(long waitNanos, BooleanSupplier halted) {
        long endNanos = pacing.nanos() + waitNanos;
        for (long left = waitNanos; left > 0; left = endNanos - pacing.nanos()) {
            if (halted.getAsBoolean()) {
                throw new HaltedException();
            }
            pacing.pause(Duration.ofNanos(Math.min(left, SLICE.toNanos())));
        }
    }

    /// One budget.
    private record Lane(Circuit circuit, RequestRate rate) {
        static Lane of(Pacing pacing, int callsPerSecond) {
            RequestRate rate = new RequestRate(pacing, callsPerSecond);
            return new Lane(new Circuit(pacing, rate), rate);
        }
    }
}

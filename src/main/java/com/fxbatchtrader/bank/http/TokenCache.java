package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankException.Kind;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// The access token of all threads. It is renewed ahead of its expiry, on a thread of its own, by one call however many
/// threads want it; each of them waits no longer than its own deadline.
final class TokenCache {

    /// With less than this left the token is renewed.
    static final Duration AHEAD = Duration.ofSeconds(60);

    private final Pacing pacing;
    private final Supplier<Token> fetch;
    private final Object lock = new Object();
    private Optional<Token> current = Optional.empty();
    private Optional<CompletableFuture<Renewal>> flight = Optional.empty();

    TokenCache(Pacing pacing, Supplier<Token> fetch) {
        this.pacing = pacing;
        this.fetch = fetch;
    }

    /// Whether the token in hand lives for `life` longer.
    boolean lives(Duration life) {
        return held().map(token -> token.livesFor(life, pacing)).orElse(false);
    }

    /// A token that lives for `life` longer, renewed if need be, waiting at most `patience`.
    ///
    /// @throws BankException when none can be had in that time
    Token living(Duration life, Duration patience) {
        return landed(renewal(life), patience);
    }

    /// For safe calls: while the renewal is under way, or fails, the old token serves as long as it outlives the call.
    ///
    /// @throws BankException when none can be had until the deadline
    Token serving(Deadline deadline) {
        CompletableFuture<Renewal> renewal = renewal(AHEAD);
        Optional<Token> old = held().filter(token -> outlives(token, deadline));
        return old.isPresent() ? old.get() : landed(renewal, deadline.remaining());
    }

    /// Forgets a token that the bank refused, unless it has been replaced since.
    void drop(Token refused) {
        synchronized (lock) {
            current = current.filter(token -> !token.value().equals(refused.value()));
        }
    }

    private Optional<Token> held() {
        synchronized (lock) {
            return current;
        }
    }

    private boolean outlives(Token token, Deadline deadline) {
        return token.remaining(pacing).compareTo(deadline.remaining()) > 0;
    }

    private Token landed(CompletableFuture<Renewal> renewal, Duration patience) {
        return switch (pacing.await(renewal, patience).orElse(new Renewal.Failed(late()))) {
            case Renewal.Got(Token token) -> token;
            case Renewal.Failed(BankException why) -> throw why;
        };
    }

    /// The token in hand if it lives for that long; else the renewal under way, or a new one.
    private CompletableFuture<Renewal> renewal(Duration life) {
        CompletableFuture<Renewal> mine = new CompletableFuture<>();
        synchronized (lock) {
            Optional<Token> living = current.filter(token -> token.livesFor(life, pacing));
            if (living.isPresent()) {
                return CompletableFuture.completedFuture(new Renewal.Got(living.get()));
            }
            if (flight.isPresent()) {
                return flight.get();
            }
            flight = Optional.of(mine);
        }
        depart(mine);
        return mine;
    }

    private void depart(CompletableFuture<Renewal> mine) {
        try {
            pacing.start("bank-token", () -> land(mine, fetched()));
        } catch (RuntimeException e) {
            land(mine, failed(e));
        }
    }

    private void land(CompletableFuture<Renewal> mine, Renewal renewal) {
        synchronized (lock) {
            if (renewal instanceof Renewal.Got(Token token)) {
                current = Optional.of(token);
            }
            flight = Optional.empty();
        }
        mine.complete(renewal);
    }

    private Renewal fetched() {
        try {
            return new Renewal.Got(fetch.get());
        } catch (BankException e) {
            return new Renewal.Failed(e);
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private static Renewal failed(RuntimeException cause) {
        String what = "the token call failed: " + cause.getClass().getSimpleName();
        BankException failure = new BankException(Kind.PROTOCOL, TokenCall.NAME, what);
        failure.initCause(cause);
        return new Renewal.Failed(failure);
    }

    private static BankException late() {
        return new BankException(Kind.TIMEOUT, TokenCall.NAME, "no token in the time that was left for it");
    }

    /// How a renewal ended.
    private sealed interface Renewal {

        record Got(Token token) implements Renewal {}

        record Failed(BankException why) implements Renewal {}
    }
}

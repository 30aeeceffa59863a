package com.fxbatchtrader.engine.trade;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankIdentity;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.engine.calls.BankAwayException;
import com.fxbatchtrader.engine.calls.BankCalls;
import com.fxbatchtrader.engine.calls.CircuitOpenException;
import com.fxbatchtrader.engine.calls.HaltedException;
import com.fxbatchtrader.store.run.EvidenceStore;
import com.fxbatchtrader.time.Pacing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Whether this bank is known to answer by our key: only then its "unknown" is evidence. It is known when the bank has
/// answered by the key of a booking that it certainly has, in the last 24 hours; the proof is stored per environment,
/// host and user. Safe for any thread.
public final class BankEvidence {

    private static final Logger LOG = LoggerFactory.getLogger(BankEvidence.class);
    private static final long RECHECK_NANOS = Duration.ofMinutes(10).toNanos();
    private static final long RETRY_NANOS = Duration.ofSeconds(5).toNanos();

    private final EvidenceStore store;
    private final BankCalls calls;
    private final Pacing pacing;
    private final EvidenceStore.Bank bank;
    private final String actor;
    private OptionalLong refutedNanos = OptionalLong.empty();
    private OptionalLong provenNanos = OptionalLong.empty();
    private OptionalLong lookedNanos = OptionalLong.empty();

    /// @param actor `owner:…`, in whose name it is recorded
    public BankEvidence(EvidenceStore store, BankCalls calls, Pacing pacing, String actor) {
        this.actor = actor;
        this.store = store;
        this.calls = calls;
        this.pacing = pacing;
        BankIdentity identity = calls.bank();
        this.bank = new EvidenceStore.Bank(identity.environment(), identity.host(), identity.userId());
    }

    /// A booking was confirmed: whether its status was answered by our key is learnt by the way. What goes wrong is of
    /// no consequence for the trade.
    ///
    /// @param byKey false when only the bank's own id led to it
    public void learnt(UUID key, boolean byKey) {
        try {
            boolean known = byKey ? provenLately() || proven() : refutedLately();
            if (!known && store.record(bank, key, byKey, actor)) {
                LOG.info(
                        "The bank {} by our key: its \"unknown\" is {}evidence",
                        byKey ? "answers" : "does not answer",
                        byKey ? "" : "no ");
            }
            if (!byKey) {
                refuted();
            }
        } catch (RuntimeException e) {
            LOG.warn("Whether the bank answers by our key is looked at another time", e);
        }
    }

    /// Before a doubt is judged: whether the bank is known, trying it with the latest confirmed booking if not. The
    /// database is asked each time: a proof is good for 24 hours, and another process may have found the contrary.
    public boolean ensure(BooleanSupplier halted) {
        try {
            if (proven()) {
                return true;
            }
            if (mayLook()) {
                Optional<EvidenceStore.KnownBooking> booking = store.latestBooking(bank.host());
                booking.ifPresent(one -> look(one, halted));
            }
            return proven();
        } catch (RuntimeException e) {
            LOG.warn("Whether the bank is known to answer by our key can't be read; nothing is judged by it", e);
            return false;
        }
    }

    /// A booking was found by the bank's own id, without our key having been asked for: tries the key, so that it is
    /// known whether the bank answers by it. Needs no write of the booking; what goes wrong is of no consequence.
    public void tryKey(UUID key, String bankTransactionId, BooleanSupplier halted) {
        look(new EvidenceStore.KnownBooking(key, bankTransactionId), halted);
    }

    private void look(EvidenceStore.KnownBooking booking, BooleanSupplier halted) {
        try {
            StatusAnswer answer = calls.status(booking.key().toString(), halted);
            boolean answered =
                    answer instanceof StatusAnswer.Known known
                            && (known.names(booking.key().toString()) || known.names(booking.bankTransactionId()));
            learnt(booking.key(), answered);
        } catch (BankException | BankAwayException | CircuitOpenException | HaltedException e) {
            LOG.info("Whether the bank answers by our key could not be asked: {}", e.getMessage());
        }
    }

    /// One look at a time, and the next some seconds later: many trades succeed at once.
    private synchronized boolean mayLook() {
        boolean may = lookedNanos.isEmpty() || pacing.nanos() - lookedNanos.getAsLong() > RETRY_NANOS;
        if (may) {
            lookedNanos = OptionalLong.of(pacing.nanos());
        }
        return may;
    }

    /// Whether the proof was seen in the database so lately that a success need not look at it again.
    private synchronized boolean provenLately() {
        return provenNanos.isPresent() && pacing.nanos() - provenNanos.getAsLong() < RECHECK_NANOS;
    }

    private synchronized void refuted() {
        provenNanos = OptionalLong.empty();
        refutedNanos = OptionalLong.of(pacing.nanos());
    }

    /// Whether the contrary was seen so lately that one more such success says nothing new.
    private synchronized boolean refutedLately() {
        return refutedNanos.isPresent() && pacing.nanos() - refutedNanos.getAsLong() < RECHECK_NANOS;
    }

    private boolean proven() {
        boolean proven = store.proven(bank);
        synchronized (this) {
            refutedNanos = OptionalLong.empty();
            provenNanos = proven ? OptionalLong.of(pacing.nanos()) : OptionalLong.empty();
        }
        return proven;
    }
}

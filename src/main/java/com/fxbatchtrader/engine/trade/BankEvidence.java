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
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether this bank is known to answer by our key: only then its "unknown" is evidence. It is known when the bank
/// has answered by the key of a booking that it certainly has, in the last 24 hours; the proof is stored per
/// environment, host and user. Safe for any thread.
public final class BankEvidence {

    private static final Logger LOG = LoggerFactory.getLogger(BankEvidence.class);
    private static final long RECHECK_NANOS = Duration.ofMinutes(10).toNanos();
    private static final long RETRY_NANOS = Duration.ofSeconds(5).toNanos();

    private final EvidenceStore store;
    private final BankCalls calls;
    private final Pacing pacing;
    private final EvidenceStore.Bank bank;
    private boolean proven;
    private boolean looked;
    private long lookedNanos;

    public BankEvidence(EvidenceStore store, BankCalls calls, Pacing pacing) {
        this.store = store;
        this.calls = calls;
        this.pacing = pacing;
        BankIdentity identity = calls.bank();
        this.bank = new EvidenceStore.Bank(identity.environment(), identity.host(), identity.userId());
    }

    /// A booking was confirmed: whether its status was answered by our key is learnt by the way.
    ///
    /// @param byKey false when only the bank's own id led to it
    public void learnt(UUID key, boolean byKey) {
        if (byKey && known()) {
            return;
        }
        store.record(bank, key, byKey);
        remember(byKey);
        LOG.info("The bank {} by our key: its \"unknown\" is {}evidence", byKey ? "answers" : "does not answer",
                byKey ? "" : "no ");
    }

    /// Before a doubt is judged: whether the bank is known, trying it with the latest confirmed booking if not.
    public boolean ensure(BooleanSupplier halted) {
        if (known()) {
            return true;
        }
        if (mayLook()) {
            Optional<EvidenceStore.KnownBooking> booking = store.latestBooking(bank.host());
            booking.ifPresent(one -> look(one, halted));
        }
        return known();
    }

    private void look(EvidenceStore.KnownBooking booking, BooleanSupplier halted) {
        try {
            StatusAnswer answer = calls.status(booking.key().toString(), halted);
            boolean answered = answer instanceof StatusAnswer.Known known
                    && (known.names(booking.key().toString()) || known.names(booking.bankTransactionId()));
            learnt(booking.key(), answered);
        } catch (BankException | BankAwayException | CircuitOpenException | HaltedException e) {
            LOG.info("Whether the bank answers by our key could not be asked: {}", e.getMessage());
        }
    }

    private synchronized boolean mayLook() {
        boolean may = !looked || pacing.nanos() - lookedNanos > RETRY_NANOS;
        if (may) {
            looked = true;
            lookedNanos = pacing.nanos();
        }
        return may;
    }

    private synchronized void remember(boolean answered) {
        proven = answered;
        looked = true;
        lookedNanos = pacing.nanos();
    }

    private boolean known() {
        synchronized (this) {
            if (proven && pacing.nanos() - lookedNanos < RECHECK_NANOS) {
                return true;
            }
        }
        boolean stored = store.proven(bank);
        if (stored) {
            remember(true);
        }
        return stored;
    }
}

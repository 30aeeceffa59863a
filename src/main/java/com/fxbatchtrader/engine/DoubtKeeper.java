package com.fxbatchtrader.engine;

import com.fxbatchtrader.engine.lease.Lease;
import com.fxbatchtrader.engine.trade.Hand;
import com.fxbatchtrader.engine.trade.ReferenceAnswer;
import com.fxbatchtrader.engine.trade.ReferenceAsker;
import com.fxbatchtrader.engine.trade.TradeRun;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.run.Claim;
import com.fxbatchtrader.store.run.ClaimStore;
import com.fxbatchtrader.store.run.LeaveStore;
import com.fxbatchtrader.store.run.TradeWork;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Looks after batches of which only doubts remain: claims one that is due with a short lock, asks the bank for each of
/// its trades, writes what was learnt, and leaves it until the next time or for good. Any live process does it. One
/// thread. After a failure in the middle the lock is left to expire, so that the other batches have their turn.
final class DoubtKeeper {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration AGAIN = Duration.ofMillis(100);

    private final ClaimStore claims;
    private final RunnerParts parts;
    private final EngineSettings settings;
    private final ReferenceAsker references;

    DoubtKeeper(ClaimStore claims, RunnerParts parts, EngineSettings settings, ReferenceAsker references) {
        this.claims = claims;
        this.parts = parts;
        this.settings = settings;
        this.references = references;
    }

    /// Asks for all batches that are due now.
    ///
    /// @return how many there were
    int keep() {
        int kept = 0;
        try {
            while (!parts.phase().stopping() && keepOne()) {
                kept++;
            }
        } catch (DatabaseUnavailableException | CommitUnknownException e) {
            parts.health().fails("nothing in doubt could be claimed: " + e.getMessage());
        }
        return kept;
    }

    private boolean keepOne() {
        Optional<Claim> due = claims.claimDue(settings.owner(), settings.lockTime());
        due.ifPresent(
                claim -> {
                    LeaveStore.Left left = held(claim, lease -> new DoubtRound(lease, parts).ask());
                    parts.listener().left(claim.key().batchId(), left.status());
                });
        return due.isPresent();
    }

    /// Asks for one trade now, under a short lock on its batch.
    ///
    /// @return the last answer in words; empty when its batch is in other hands right now
    Optional<String> askNow(UUID batchId, UUID tradeId) {
        Optional<Claim> claimed = claims.claimForAsking(batchId, settings.owner(), settings.lockTime());
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        held(
                claimed.get(),
                lease -> {
                    TradeWork work = parts.stores().one(tradeId).orElseThrow();
                    if (work.state().status().unsettled()) {
                        parts.task()
                                .ask(new TradeRun(work, lease, parts.tools()), () -> DoubtRound.stopped(lease, parts));
                    }
                    return SOON;
                });
        return parts.stores().lastAnswer(tradeId);
    }

    /// Asks for the reference that a person has given for a trade, under a short lock on its batch. A process that asks
    /// for the same batch by itself is waited for: it has it for a moment only.
    ///
    /// @return empty when the batch stays in other hands, or has nothing in doubt any more
    Optional<ReferenceAnswer> askByReference(UUID batchId, UUID tradeId, String reference, Hand hand) {
        long endNanos = parts.pacing().nanos() + PATIENCE.toNanos();
        Optional<Claim> claimed = claims.claimForAsking(batchId, settings.owner(), settings.lockTime());
        while (claimed.isEmpty() && parts.pacing().nanos() - endNanos < 0) {
            parts.pacing().pause(AGAIN);
            claimed = claims.claimForAsking(batchId, settings.owner(), settings.lockTime());
        }
        return claimed.map(
                claim -> {
                    ByReference asking = new ByReference(tradeId, reference, hand);
                    held(claim, asking);
                    return asking.end();
                });
    }

    private LeaveStore.Left held(Claim claim, Asking asking) {
        Lease lease = parts.lease(claim, settings.lockTime());
        try {
            Duration next = asking.ask(lease);
            parts.writer().drain(lease.key());
            return parts.stores().leave(lease.key(), next);
        } finally {
            parts.keeper().drop(lease);
        }
    }

    /// One trade by its reference. For one thread.
    private final class ByReference implements Asking {
        private final UUID tradeId;
        private final String reference;
        private final Hand hand;
        private Optional<TradeRun> asked = Optional.empty();
        private ReferenceAnswer answer = new ReferenceAnswer.Overtaken("it is in no doubt any more");

        ByReference(UUID tradeId, String reference, Hand hand) {
            this.tradeId = tradeId;
            this.reference = reference;
            this.hand = hand;
        }

        @Override
        public Duration ask(Lease lease) {
            TradeWork work = parts.stores().one(tradeId).orElseThrow();
            if (work.state().status().unsettled()) {
                TradeRun trade = new TradeRun(work, lease, parts.tools(), hand);
                asked = Optional.of(trade);
                answer = references.ask(trade, reference, () -> DoubtRound.stopped(lease, parts));
            }
            return SOON;
        }

        /// To be called when all is written: a lock that was lost in the middle is known then.
        ReferenceAnswer end() {
            return asked.flatMap(TradeRun::dropped)
                    .<ReferenceAnswer>map(
                            why -> new ReferenceAnswer.Overtaken("what was found was not written: " + why))
                    .orElse(answer);
        }
    }

    /// What is done under the lock.
    @FunctionalInterface
    private interface Asking {
        /// @return how long until the batch is asked for again
        Duration ask(Lease lease);
    }
}

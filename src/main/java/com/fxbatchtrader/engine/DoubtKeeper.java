package com.fxbatchtrader.engine;

import com.fxbatchtrader.engine.lease.Lease;
import com.fxbatchtrader.engine.trade.TradeEnd;
import com.fxbatchtrader.engine.trade.TradeRun;
import com.fxbatchtrader.store.run.Claim;
import com.fxbatchtrader.store.run.ClaimStore;
import com.fxbatchtrader.store.run.LeaveStore;
import com.fxbatchtrader.store.run.TradeWork;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Looks after batches of which only doubts remain: claims one that is due with a short lock, asks the bank for each
/// of its trades, writes what was learnt, and leaves it until the next time or for good. Any live process does it.
/// One thread.
final class DoubtKeeper {

    private static final int PAGE = 200;
    private static final Duration HOURLY = Duration.ofHours(1);

    private final ClaimStore claims;
    private final RunnerParts parts;
    private final EngineSettings settings;

    DoubtKeeper(ClaimStore claims, RunnerParts parts, EngineSettings settings) {
        this.claims = claims;
        this.parts = parts;
        this.settings = settings;
    }

    /// Asks for all batches that are due now.
    ///
    /// @return how many there were
    int keep() {
        int kept = 0;
        while (!parts.stopping().getAsBoolean() && keepOne()) {
            kept++;
        }
        return kept;
    }

    private boolean keepOne() {
        Optional<Claim> due = claims.claimDue(settings.owner(), settings.lockTime());
        if (due.isEmpty()) {
            return false;
        }
        Claim claim = due.get();
        Lease lease = new Lease(
                claim.key(), claim.number(), settings.lockTime(), claim.claimedNanos(), claim.signals());
        parts.keeper().keep(lease);
        try {
            Duration next = askAll(lease);
            parts.writer().drain(lease.key());
            LeaveStore.Left left = parts.database(() -> parts.leave().leave(lease.key(), next));
            parts.listener().left(claim.key().batchId(), left.status());
        } finally {
            parts.keeper().drop(lease);
        }
        return true;
    }

    /// Asks for one trade now, under a short lock on its batch.
    ///
    /// @return the last answer in words; empty when its batch is in other hands right now
    Optional<String> askNow(UUID batchId, UUID tradeId) {
        Optional<Claim> claimed = claims.claimForAsking(batchId, settings.owner(), settings.lockTime());
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        Claim claim = claimed.get();
        Lease lease = new Lease(
                claim.key(), claim.number(), settings.lockTime(), claim.claimedNanos(), claim.signals());
        parts.keeper().keep(lease);
        try {
            TradeWork work = parts.database(() -> parts.work().one(tradeId)).orElseThrow();
            if (work.state().status().unsettled()) {
                parts.task().ask(new TradeRun(work, lease, parts.tools()), () -> stopped(lease));
            }
            parts.writer().drain(lease.key());
            parts.database(() -> parts.leave().leave(lease.key(), Duration.ofSeconds(1)));
            return parts.database(() -> parts.work().lastAnswer(tradeId));
        } finally {
            parts.keeper().drop(lease);
        }
    }

    private Duration askAll(Lease lease) {
        Duration next = HOURLY;
        int row = 0;
        List<TradeWork> page = page(lease, row);
        while (!page.isEmpty() && !stopped(lease)) {
            for (TradeWork work : page) {
                row = work.order().row();
                Duration dueIn = dueIn(work);
                if (dueIn.isZero() && !stopped(lease)) {
                    TradeEnd end = parts.task().ask(new TradeRun(work, lease, parts.tools()), () -> stopped(lease));
                    dueIn = end instanceof TradeEnd.Unsettled unsettled ? unsettled.askAfter() : HOURLY;
                }
                next = dueIn.compareTo(next) < 0 ? dueIn : next;
            }
            page = page(lease, row);
        }
        return next.compareTo(Duration.ofMillis(100)) < 0 ? Duration.ofMillis(100) : next;
    }

    private List<TradeWork> page(Lease lease, int row) {
        return parts.database(() -> parts.work().unsettled(lease.key().batchId(), row, PAGE));
    }

    /// How long until this trade is asked for; zero when it is now.
    private Duration dueIn(TradeWork work) {
        return work.attempt()
                .flatMap(attempt -> attempt.inquiry().nextAt())
                .map(at -> Duration.between(parts.pacing().instant(), at))
                // clocks of workstations differ: what another one has scheduled for hours ahead is not waited for
                .filter(left -> !left.isNegative() && left.compareTo(HOURLY) <= 0)
                .orElse(Duration.ZERO);
    }

    private boolean stopped(Lease lease) {
        return parts.stopping().getAsBoolean() || lease.lost().isPresent();
    }
}

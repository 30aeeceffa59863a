package com.fxbatchtrader.engine;

import com.fxbatchtrader.engine.calls.BankCalls;
import com.fxbatchtrader.engine.health.DatabaseHealth;
import com.fxbatchtrader.engine.journal.StateWriter;
import com.fxbatchtrader.engine.lease.Lease;
import com.fxbatchtrader.engine.lease.LeaseKeeper;
import com.fxbatchtrader.engine.trade.ReferenceRates;
import com.fxbatchtrader.engine.trade.RunTools;
import com.fxbatchtrader.engine.trade.TradeTask;
import com.fxbatchtrader.store.run.Claim;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;

/// What all runners of a process share.
///
/// @param references what trades are judged against: without one, none starts
/// @param phase whether the process is to stop
record RunnerParts(
        Pacing pacing,
        TradePool pool,
        TradeTask task,
        BankCalls calls,
        StateWriter writer,
        LeaseKeeper keeper,
        PatientStores stores,
        RunTools tools,
        ReferenceRates references,
        DatabaseHealth health,
        EngineListener listener,
        Phase phase) {

    /// The process's view of a lock that it has just taken, renewed from now on.
    Lease lease(Claim claim, Duration lockTime) {
        Lease lease = new Lease(claim.key(), claim.number(), lockTime, claim.claimedNanos(), claim.signals());
        keeper.keep(lease, claim.databaseNow());
        return lease;
    }
}

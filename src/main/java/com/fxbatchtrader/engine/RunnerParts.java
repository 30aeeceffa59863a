package com.fxbatchtrader.engine;

import com.fxbatchtrader.engine.calls.BankCalls;
import com.fxbatchtrader.engine.journal.StateWriter;
import com.fxbatchtrader.engine.lease.LeaseKeeper;
import com.fxbatchtrader.engine.trade.RunTools;
import com.fxbatchtrader.engine.trade.TradeTask;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.run.LeaveStore;
import com.fxbatchtrader.store.run.WorkStore;
import com.fxbatchtrader.time.Pacing;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What all runners of a process share.
///
/// @param stopping whether the process is to stop in order
record RunnerParts(
        Pacing pacing,
        TradePool pool,
        TradeTask task,
        BankCalls calls,
        StateWriter writer,
        LeaseKeeper keeper,
        WorkStore work,
        LeaveStore leave,
        RunTools tools,
        EngineListener listener,
        BooleanSupplier stopping,
        BooleanSupplier givenUp) {

    private static final Duration AGAIN = Duration.ofMillis(500);

    /// Reads or leaves, waiting for a database that is away. Everything that is done so may be done twice: reading,
    /// and leaving, which finds that it has left already.
    ///
    /// @throws DatabaseUnavailableException when the process gives up waiting
    <T> T database(Supplier<T> access) {
        while (true) {
            try {
                return access.get();
            } catch (DatabaseUnavailableException | CommitUnknownException e) {
                if (givenUp.getAsBoolean()) {
                    throw e;
                }
                listener.database(false);
                pacing.pause(AGAIN);
            }
        }
    }
}

package com.fxbatchtrader.engine;

import com.fxbatchtrader.engine.health.DatabaseHealth;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.run.LeaveStore;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.store.run.TradeWork;
import com.fxbatchtrader.store.run.WorkStore;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Reads work and leaves batches, waiting for a database that is away. Everything that is done here may be done twice:
/// reading, and leaving, which finds that it has left already. Safe for any thread.
final class PatientStores {

    private static final Duration AGAIN = Duration.ofMillis(500);

    private final WorkStore work;
    private final LeaveStore leave;
    private final Pacing pacing;
    private final DatabaseHealth health;
    private final Phase phase;

    PatientStores(WorkStore work, LeaveStore leave, Pacing pacing, DatabaseHealth health, Phase phase) {
        this.work = work;
        this.leave = leave;
        this.pacing = pacing;
        this.health = health;
        this.phase = phase;
    }

    /// See [WorkStore#pending].
    List<TradeWork> pending(UUID batchId, int afterRow, int limit) {
        return patiently(() -> work.pending(batchId, afterRow, limit));
    }

    /// See [WorkStore#unsettled].
    List<TradeWork> unsettled(UUID batchId, int afterRow, int limit) {
        return patiently(() -> work.unsettled(batchId, afterRow, limit));
    }

    /// See [WorkStore#one].
    Optional<TradeWork> one(UUID tradeId) {
        return patiently(() -> work.one(tradeId));
    }

    /// See [WorkStore#lastAnswer].
    Optional<String> lastAnswer(UUID tradeId) {
        return patiently(() -> work.lastAnswer(tradeId));
    }

    /// See [LeaveStore#leave].
    LeaveStore.Left leave(RunKey key, Duration checkAfter) {
        return patiently(() -> leave.leave(key, checkAfter));
    }

    /// @throws DatabaseUnavailableException when the process gives up waiting
    private <T> T patiently(Supplier<T> access) {
        while (true) {
            try {
                T result = access.get();
                health.answers();
                return result;
            } catch (DatabaseUnavailableException | CommitUnknownException e) {
                health.fails(String.valueOf(e.getMessage()));
                if (phase.givenUp()) {
                    throw e;
                }
                pacing.pause(AGAIN);
            }
        }
    }
}

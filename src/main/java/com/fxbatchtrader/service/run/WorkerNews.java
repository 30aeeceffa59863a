package com.fxbatchtrader.service.run;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;

import java.util.Optional;

/// What a worker tells the person who watches it. Batches go by their short numbers.
public sealed interface WorkerNews {

    /// It has a batch now.
    ///
    /// @param takenOver whether it continues a former owner's run
    record Claimed(long batch, boolean takenOver) implements WorkerNews {}

    /// A batch has its final state.
    record Ended(long batch, BatchStatus status, Counts counts) implements WorkerNews {}

    /// Nothing but answers of the bank is missing; it is asked again and again.
    record Asking(long batch, Counts counts) implements WorkerNews {}

    /// The worker no longer runs a batch that has not ended.
    ///
    /// @param why it is paused; empty when nobody said why
    /// @param inHandsOf who has the lock now
    record Left(long batch, BatchStatus status, Counts counts, Optional<String> why, Optional<String> inHandsOf)
            implements WorkerNews {}

    /// No trade of a batch starts for now.
    record Waits(long batch, String why) implements WorkerNews {}

    /// Trades of the batch start again.
    record GoesOn(long batch) implements WorkerNews {}

    /// The database does not answer, or answers again.
    record DatabaseAnswers(boolean available) implements WorkerNews {}

    /// Nothing may be claimed on this desk.
    record DeskStopped(String why) implements WorkerNews {}

    /// Batches may be claimed again.
    record DeskRuns() implements WorkerNews {}

    /// There is nothing to claim.
    record Idle() implements WorkerNews {}
}

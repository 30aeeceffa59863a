package com.fxbatchtrader.service.run;

import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.service.view.WorkerSummary;

/// Adds up what a worker has done. For one thread.
final class WorkerTally {

    private int batches;
    private long trades;
    private long succeeded;
    private long failed;
    private long cancelled;
    private long inDoubt;

    void ended(Counts counts) {
        batches++;
        trades += (long) counts.succeeded() + counts.failed() + counts.cancelled();
        succeeded += counts.succeeded();
        failed += counts.failed();
        cancelled += counts.cancelled();
    }

    /// A batch is left to the further checks of its doubts.
    void leftInDoubt(Counts counts) {
        inDoubt += counts.unsettled();
    }

    WorkerSummary summary(boolean stopped, long bankCalls) {
        return new WorkerSummary(stopped, batches, trades, succeeded, failed, cancelled, inDoubt, bankCalls);
    }
}

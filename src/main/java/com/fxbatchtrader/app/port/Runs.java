package com.fxbatchtrader.app.port;

import com.fxbatchtrader.app.stop.StopRequest;
import com.fxbatchtrader.service.run.WorkerNews;
import com.fxbatchtrader.service.view.Progress;
import com.fxbatchtrader.service.view.RunSummary;
import com.fxbatchtrader.service.view.WorkerSummary;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Executing batches.
public interface Runs {

    /// Makes sure that the bank answers and takes our credentials: called before anything is stored for a run.
    void requireBank();

    /// Executes a stored batch to its end, in the calling thread's time: waits for another owner's lock, ends when
    /// every trade is final, when what is left needs a person or cannot be settled in time, or when it is asked to
    /// stop. A batch that had ended before is summed up only.
    ///
    /// @param began called once with what shows the run at any instant, from any thread, without waiting
    RunSummary run(UUID batchId, Consumer<Supplier<Progress>> began, StopRequest stop);

    /// Executes batches of the queue, in the calling thread's time, until it is asked to stop.
    ///
    /// @param drain whether to end when the queue is empty
    /// @param news told in the calling thread
    WorkerSummary work(boolean drain, Consumer<WorkerNews> news, StopRequest stop);
}

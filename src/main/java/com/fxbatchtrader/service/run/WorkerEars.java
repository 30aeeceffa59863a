package com.fxbatchtrader.service.run;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.engine.EngineListener;
import com.fxbatchtrader.store.run.BatchSignals;
import com.fxbatchtrader.time.Signal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Hears what the engine does, on its threads, and keeps it for the worker's own thread: whoever watches the worker may
/// be slow, and the engine must not wait for it.
final class WorkerEars implements EngineListener {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerEars.class);
    private static final int MOST = 10_000;

    private final Signal changed;
    private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(MOST);

    /// What holds each batch up, without its figures: a wait that counts down is told once.
    private final Map<UUID, String> holds = new HashMap<>();

    /// @param changed raised when there is something to hear
    WorkerEars(Signal changed) {
        this.changed = changed;
    }

    /// One thing that was heard.
    sealed interface Heard {
        record Claimed(UUID batchId, long number, boolean takenOver) implements Heard {}

        /// No trade of the batch starts for now, or they start again.
        ///
        /// @param why empty when nothing holds it any more
        record Held(UUID batchId, String why) implements Heard {}

        record Left(UUID batchId) implements Heard {}

        record Database(boolean available) implements Heard {}
    }

    /// All that was heard since the last call, in its order.
    List<Heard> take() {
        List<Heard> taken = new ArrayList<>();
        heard.drainTo(taken);
        return taken;
    }

    @Override
    public void claimed(UUID batchId, long number, boolean takenOver, BatchSignals signals) {
        keep(new Heard.Claimed(batchId, number, takenOver));
    }

    @Override
    public void held(UUID batchId, String why) {
        String kind = why.replaceAll("[0-9]+", "#");
        String former;
        synchronized (holds) {
            former = holds.getOrDefault(batchId, "");
            holds.put(batchId, kind);
        }
        if (!former.equals(kind)) {
            keep(new Heard.Held(batchId, why));
        }
    }

    @Override
    public void left(UUID batchId, BatchStatus status) {
        synchronized (holds) {
            holds.remove(batchId);
        }
        keep(new Heard.Left(batchId));
    }

    @Override
    public void database(boolean available) {
        keep(new Heard.Database(available));
    }

    private void keep(Heard one) {
        if (!heard.offer(one)) {
            LOG.error("Nobody takes what the engine tells; not told: {}", one);
        }
        changed.raise();
    }
}

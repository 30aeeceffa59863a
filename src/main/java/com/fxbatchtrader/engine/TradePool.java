package com.fxbatchtrader.engine;

import com.fxbatchtrader.time.Pacing;
import com.fxbatchtrader.time.Signal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;

/// The threads that run trades, and the limit of trades at once in this process. Safe for any thread.
final class TradePool implements AutoCloseable {

    private final ExecutorService threads;
    private final List<Signal> waiting = new CopyOnWriteArrayList<>();
    private int free;

    TradePool(Pacing pacing, int maxTrades) {
        this.threads = pacing.executor("trade", maxTrades);
        this.free = maxTrades;
    }

    /// Runs the task when there is room in this process.
    ///
    /// @return false when there is none: the caller waits for its signal
    boolean tryRun(Runnable task) {
        synchronized (this) {
            if (free == 0) {
                return false;
            }
            free--;
        }
        threads.execute(
                () -> {
                    try {
                        task.run();
                    } finally {
                        release();
                    }
                });
        return true;
    }

    /// Whether a thread that has ended its trade may take another one of the same batch: not while others wait for
    /// room.
    synchronized boolean roomy() {
        return free > 0;
    }

    /// Raised whenever room has come.
    void wakeOnRoom(Signal signal) {
        waiting.add(signal);
    }

    void forget(Signal signal) {
        waiting.remove(signal);
    }

    private void release() {
        synchronized (this) {
            free++;
        }
        waiting.forEach(Signal::raise);
    }

    /// Takes no further task; those that run go on to their end.
    @Override
    public void close() {
        threads.shutdown();
    }
}

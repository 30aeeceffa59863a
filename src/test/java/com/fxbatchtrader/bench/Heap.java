package com.fxbatchtrader.bench;

import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Collects what is dead every five seconds, and keeps what was alive then.
final class Heap implements AutoCloseable {

    private static final Duration EACH = Duration.ofSeconds(5);

    private final AtomicLong most = new AtomicLong();
    private final Pacing.Repeating looking;

    Heap(Pacing pacing) {
        looking = pacing.every("heap", EACH, () -> most.accumulateAndGet(livingMegabytes(), Math::max));
    }

    long mostLivingMegabytes() {
        return most.get();
    }

    static long livingMegabytes() {
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    @Override
    public void close() {
        looking.close();
    }
}

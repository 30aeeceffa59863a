package com.fxbatchtrader.bench;

import com.fxbatchtrader.store.DatabaseSettings;
import com.fxbatchtrader.time.SystemPacing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// A batch of 100,000 trades on H2 in a file and on PostgreSQL, in a process with 300 MB of heap (`-Xmx300m` ends it
/// otherwise): what was alive at most while it ran, and what is at the end.
final class MemorySection implements Section {

    private static final int TRADES = 100_000;

    private final SystemPacing pacing = new SystemPacing();

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void run(Figures figures) throws Exception {
        Path folder = Files.createTempDirectory("fxbatch-bench");
        measure(figures, "H2 in a file", DatabaseSettings.h2File(folder.resolve("desk")));
        try (DurableServer server = DurableServer.start()) {
            measure(figures, "PostgreSQL", server.database());
        }
    }

    private void measure(Figures figures, String where, DatabaseSettings settings) throws Exception {
        try (BenchDesk desk = BenchDesk.open(settings, pacing);
                Heap heap = new Heap(pacing);
                BenchEngine engine =
                        new BenchEngine(desk.database(), new InstantBank(pacing), pacing, "bench:1:a", 100).started()) {
            long before = Heap.livingMegabytes();
            UUID batch = desk.queue(TRADES, 50);
            engine.engine().wake();
            long began = engine.claimedNanos(batch);
            double seconds = (engine.leftNanos(batch) - began) / 1e9;
            long done = desk.number("select succeeded_trades from batch where total_trades = " + TRADES);
            figures.line(
                    "memory %s trades=%d succeeded=%d heap-limit=%d MB living: before=%d MB most=%d MB after=%d MB"
                            + " %.0f trades/s",
                    where,
                    TRADES,
                    done,
                    Runtime.getRuntime().maxMemory() >> 20,
                    before,
                    heap.mostLivingMegabytes(),
                    Heap.livingMegabytes(),
                    TRADES / seconds);
        }
    }
}

package com.fxbatchtrader.bench;

import com.fxbatchtrader.store.DatabaseSettings;
import com.fxbatchtrader.time.SystemPacing;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// A batch of 100,000 trades on H2 in a file, in a process with 300 MB of heap (`-Xmx300m` ends it otherwise): the most
/// heap that was in use, and what lives at the end.
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
        try (BenchDesk desk = BenchDesk.open(DatabaseSettings.h2File(folder.resolve("desk")), pacing);
                BenchEngine engine =
                        new BenchEngine(desk.database(), new InstantBank(pacing), pacing, "bench:1:a", 100).started()) {
            long before = livingMegabytes();
            UUID batch = desk.queue(TRADES, 50);
            engine.engine().wake();
            long began = engine.claimedNanos(batch);
            double seconds = (engine.leftNanos(batch) - began) / 1e9;
            figures.line(
                    "memory trades=%d heap-limit=%d MB most-used=%d MB living-before=%d MB living-after=%d MB %.0f"
                            + " trades/s",
                    TRADES,
                    Runtime.getRuntime().maxMemory() >> 20,
                    mostMegabytes(),
                    before,
                    livingMegabytes(),
                    TRADES / seconds);
        }
    }

    private static long mostMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                >> 20;
    }

    private static long livingMegabytes() {
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}

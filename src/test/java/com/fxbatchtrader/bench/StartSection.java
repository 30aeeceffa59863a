package com.fxbatchtrader.bench;

import com.fxbatchtrader.service.feed.ChangeFeed;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseSettings;
import com.fxbatchtrader.time.SystemPacing;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/// How long an idle engine takes from the commit that queued a batch to the claim, and to the first call to the bank;
/// queued through the same and through another connection pool and owner.
final class StartSection implements Section {

    private static final int TIMES = 300;

    private final SystemPacing pacing = new SystemPacing();

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Figures figures) throws Exception {
        try (DurableServer server = DurableServer.start()) {
            DatabaseSettings settings = server.database();
            AtomicReference<CompletableFuture<Long>> firstCall = new AtomicReference<>(new CompletableFuture<>());
            InstantBank bank = new InstantBank(pacing);
            bank.onBalance(() -> firstCall.get().complete(pacing.nanos()));
            try (BenchDesk desk = BenchDesk.open(settings, pacing);
                    Database elsewhere = BenchDesk.another(settings.ownedBy("bench:2:b"), pacing);
                    ChangeFeed feed = new ChangeFeed(desk.database(), pacing);
                    BenchEngine engine = new BenchEngine(desk.database(), bank, pacing, "bench:1:a", 50)) {
                feed.onWork(engine.engine()::wake);
                feed.start();
                engine.started();
                for (boolean here : new boolean[] {true, false}) {
                    Queuing queuing = new Queuing(desk, here ? desk.database() : elsewhere, pacing);
                    measure(50, queuing, engine, firstCall);
                    report(figures, here ? "in-process" : "elsewhere", measure(TIMES, queuing, engine, firstCall));
                }
            }
        }
    }

    private double[][] measure(
            int times, Queuing queuing, BenchEngine engine, AtomicReference<CompletableFuture<Long>> firstCall) {
        double[][] millis = new double[2][times];
        for (int i = 0; i < times; i++) {
            firstCall.set(new CompletableFuture<>());
            UUID batch = queuing.prepared();
            pacing.pause(Duration.ofMillis(20 + (i * 7) % 50));
            queuing.queue(batch);
            long committed = pacing.nanos();
            millis[0][i] = (engine.claimedNanos(batch) - committed) / 1e6;
            millis[1][i] = (pacing.await(firstCall.get()) - committed) / 1e6;
            engine.leftNanos(batch);
        }
        return millis;
    }

    private static void report(Figures figures, String where, double[][] millis) {
        figures.line(
                "start %s claimed median=%.1f ms 99%%=%.1f max=%.1f | first call median=%.1f ms 99%%=%.1f max=%.1f",
                where,
                Figures.median(millis[0]),
                Figures.quantile(millis[0], 0.99),
                Figures.quantile(millis[0], 1),
                Figures.median(millis[1]),
                Figures.quantile(millis[1], 0.99),
                Figures.quantile(millis[1], 1));
    }
}

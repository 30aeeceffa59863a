package com.fxbatchtrader.bench;

import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.run.Claim;
import com.fxbatchtrader.store.run.ClaimStore;
import com.fxbatchtrader.time.SystemPacing;

import java.time.Duration;
import java.util.Set;

/// How long a claim takes with 100 and with 100,000 batches in the queue, on PostgreSQL.
final class ClaimSection implements Section {

    private static final int TIMES = 200;

    private final SystemPacing pacing = new SystemPacing();

    @Override
    public String name() {
        return "claim";
    }

    @Override
    public void run(Figures figures) throws Exception {
        try (DurableServer server = DurableServer.start();
                BenchDesk desk = BenchDesk.open(server.database(), pacing)) {
            ClaimStore claims = new ClaimStore(desk.database(), pacing, new Uuid7(pacing));
            desk.queueMany(600, 1, 5);
            measure(claims, 400);
            desk.work(connection -> connection.createStatement().execute("delete from trade"));
            desk.work(connection -> connection.createStatement().execute("delete from batch where status = 'PENDING'"));
            desk.queueMany(100 + TIMES, 1, 5);
            desk.work(connection -> connection.createStatement().execute("analyze batch"));
            double[] few = measure(claims, TIMES);
            for (int i = 0; i < 20; i++) {
                desk.queueMany(5_000, 1, 5);
            }
            desk.work(connection -> connection.createStatement().execute("analyze batch"));
            double[] many = measure(claims, TIMES);
            figures.line(
                    "claim at-100=%.2f ms at-100000=%.2f ms ratio=%.2f (medians; 95 %%: %.2f and %.2f ms)",
                    Figures.median(few),
                    Figures.median(many),
                    Figures.median(many) / Figures.median(few),
                    Figures.quantile(few, 0.95),
                    Figures.quantile(many, 0.95));
        }
    }

    private double[] measure(ClaimStore claims, int times) {
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            long began = pacing.nanos();
            Claim claim = claims.claimNext("bench:" + began + ":a", Duration.ofMinutes(5), Set.of()).orElseThrow();
            millis[i] = (pacing.nanos() - began) / 1e6;
            if (claim.takenOver()) {
                throw new IllegalStateException("the same batch was claimed again");
            }
        }
        return millis;
    }
}

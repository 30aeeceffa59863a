package com.fxbatchtrader.bench;

import com.fxbatchtrader.store.DatabaseSettings;
import com.fxbatchtrader.time.SystemPacing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;

/// How many trades a second the engine takes through all their states against a bank that answers at once, beside a
/// loop of bare JDBC on the same server; and on H2 in a file.
final class JournalSection implements Section {

    private static final int ROUNDS = 5;

    /// What a disk in a network takes longer than the one of this machine.
    private static final int SLOWER_MICROS = 2_000;

    /// Trades at once; `-Dbench.journal=5` measures one of them.
    private static final int[] IN_FLIGHT =
            Arrays.stream(System.getProperty("bench.journal", "5,64").split(",")).mapToInt(Integer::parseInt).toArray();

    private final SystemPacing pacing = new SystemPacing();

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public void run(Figures figures) throws Exception {
        postgresql(figures, 0);
        postgresql(figures, SLOWER_MICROS);
        h2(figures);
    }

    private void postgresql(Figures figures, int moreMicros) throws Exception {
        String server = moreMicros == 0 ? "PostgreSQL" : "PostgreSQL, disk slower by " + moreMicros + " us";
        try (DurableServer started = DurableServer.start(moreMicros)) {
            DatabaseSettings settings = started.database();
            try (BenchDesk desk = BenchDesk.open(settings, pacing);
                    BenchEngine engine =
                            new BenchEngine(desk.database(), new InstantBank(pacing), pacing, "bench:1:a", 100)
                                    .started()) {
                // until the compiler has little left to do
                trading(desk, engine, 15_000, 64);
                for (int inFlight : IN_FLIGHT) {
                    beside(figures, server, settings, new Pair(desk, engine, started.process()), inFlight);
                }
            }
        }
    }

    /// A desk with its engine.
    ///
    /// @param server its server's first process
    private record Pair(BenchDesk desk, BenchEngine engine, long server) {}

    private void beside(Figures figures, String server, DatabaseSettings settings, Pair pair, int inFlight)
            throws Exception {
        int trades = inFlight == 5 ? 2_000 : 6_000;
        try (BareLoop five = bare(settings, 5);
                BareLoop same = bare(settings, inFlight)) {
            double[] ours = new double[ROUNDS];
            double[] bareFive = new double[ROUNDS];
            double[] bareSame = new double[ROUNDS];
            String cpu = "";
            String bareCpu = "";
            five.run(trades);
            trading(pair.desk, pair.engine, 5 * trades, inFlight);
            for (int i = 0; i < ROUNDS; i++) {
                Cpu began = Cpu.now(pair.server);
                bareFive[i] = five.run(trades / 2);
                Cpu between = Cpu.now(pair.server);
                ours[i] = trading(pair.desk, pair.engine, trades, inFlight);
                bareCpu = between.since(began, trades / 2);
                cpu = Cpu.now(pair.server).since(between, trades);
                bareSame[i] = same.run(trades / 2);
            }
            figures.line(
                    "journal in-flight=%d engine=%.0f trades/s bare-5-threads=%.0f ratio=%.2f bare-%d-threads=%.0f"
                            + " ratio=%.2f (%s, medians of %d)",
                    inFlight,
                    Figures.median(ours),
                    Figures.median(bareFive),
                    Figures.median(ours) / Figures.median(bareFive),
                    inFlight,
                    Figures.median(bareSame),
                    Figures.median(ours) / Figures.median(bareSame),
                    server,
                    ROUNDS);
            figures.line(
                    "journal in-flight=%d processor a trade, own+server: engine=%s bare=%s", inFlight, cpu, bareCpu);
        }
    }

    private BareLoop bare(DatabaseSettings settings, int threads) throws Exception {
        String url = "jdbc:" + settings.location().shown();
        return new BareLoop(url, settings.user(), "postgres", threads, pacing);
    }

    private double trading(BenchDesk desk, BenchEngine engine, int trades, int inFlight) {
        UUID batch = desk.queue(trades, inFlight);
        engine.engine().wake();
        long began = engine.claimedNanos(batch);
        return trades / ((engine.leftNanos(batch) - began) / 1e9);
    }

    private void h2(Figures figures) throws Exception {
        Path folder = Files.createTempDirectory("fxbatch-bench");
        try (BenchDesk desk = BenchDesk.open(DatabaseSettings.h2File(folder.resolve("desk")), pacing);
                BenchEngine engine =
                        new BenchEngine(desk.database(), new InstantBank(pacing), pacing, "bench:1:a", 100).started()) {
            for (int inFlight : new int[] {5, 64}) {
                trading(desk, engine, 1_000, inFlight);
                double[] ours = new double[ROUNDS];
                for (int i = 0; i < ROUNDS; i++) {
                    ours[i] = trading(desk, engine, 2_000, inFlight);
                }
                figures.line(
                        "journal in-flight=%d engine=%.0f trades/s (H2 in a file, median of %d)",
                        inFlight, Figures.median(ours), ROUNDS);
            }
        }
    }
}

package com.fxbatchtrader.bench;

import com.fxbatchtrader.bank.http.BankAddresses;
import com.fxbatchtrader.bank.http.BankCredentials;
import com.fxbatchtrader.bank.http.BankSettings;
import com.fxbatchtrader.bank.http.CallReport;
import com.fxbatchtrader.bank.http.HttpBankGateway;
import com.fxbatchtrader.store.DatabaseSettings;
import com.fxbatchtrader.time.Pacing;
import com.fxbatchtrader.time.SystemPacing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/// Over HTTP to the bank simulator in a process of its own: the engine's calls a second beside an empty loop of the
/// same calls, and, with a bank that takes 20 ms a call, its trades beside the ideal: the limit divided by what a
/// trade's calls took. On both databases: the journal of each takes its part of the two cores.
final class WireSection implements Section {

    private static final BankCredentials CREDENTIALS =
            new BankCredentials("desk-client", "secret", "user", "password", "fx/.default", Optional.empty());

    private static final int ROUNDS = 5;
    private static final int TRADES = 2_000;

    /// Until the compilers of both processes have little left to do.
    private static final int WARM_UP = 8_000;

    /// Rounds of trades side by side with a slow bank: so many that the batch's first and last one weigh little.
    private static final int WAVES = 150;

    private final SystemPacing pacing = new SystemPacing();

    @Override
    public String name() {
        return "wire";
    }

    @Override
    public void run(Figures figures) throws Exception {
        Path folder = Files.createTempDirectory("fxbatch-bench");
        beside(figures, "H2 in a file", DatabaseSettings.h2File(folder.resolve("desk")));
        try (DurableServer server = DurableServer.start()) {
            beside(figures, "PostgreSQL", server.database());
        }
    }

    private void beside(Figures figures, String journal, DatabaseSettings database) throws Exception {
        try (BenchDesk desk = BenchDesk.open(database, pacing)) {
            try (SimulatedBank bank = SimulatedBank.start(0)) {
                besideLoop(figures, journal, desk, bank);
            }
            try (SimulatedBank bank = SimulatedBank.start(20)) {
                besideIdeal(figures, journal, desk, bank);
            }
        }
    }

    private void besideLoop(Figures figures, String journal, BenchDesk desk, SimulatedBank bank) throws Exception {
        WireLoop loop = new WireLoop(bank.address(), pacing);
        Calls calls = new Calls(pacing);
        try (HttpBankGateway gateway = gateway(bank, calls);
                BenchEngine engine = new BenchEngine(desk.database(), gateway, pacing, "bench:1:a", 100).started()) {
            loop.run(WARM_UP, 50);
            run(desk, engine, WARM_UP, 50);
            for (int limit : new int[] {5, 50}) {
                double[] bare = new double[ROUNDS];
                double[] ours = new double[ROUNDS];
                String bareCpu = "";
                String cpu = "";
                for (int i = 0; i < ROUNDS; i++) {
                    Cpu began = Cpu.now(bank.process());
                    bare[i] = loop.run(TRADES, limit);
                    Cpu between = Cpu.now(bank.process());
                    long before = calls.made.sum();
                    double seconds = run(desk, engine, TRADES, limit);
                    ours[i] = (calls.made.sum() - before) / seconds;
                    bareCpu = between.since(began, TRADES);
                    cpu = Cpu.now(bank.process()).since(between, TRADES);
                }
                figures.line(
                        "wire limit=%d engine=%.0f calls/s empty-loop=%.0f calls/s ratio=%.2f (%s, medians of %d)",
                        limit,
                        Figures.median(ours),
                        Figures.median(bare),
                        Figures.median(ours) / Figures.median(bare),
                        journal,
                        ROUNDS);
                figures.line(
                        "wire limit=%d processor a trade, own+bank: engine=%s empty-loop=%s (%d trades of it made"
                                + " again)",
                        limit, cpu, bareCpu, loop.lost());
            }
        }
    }

    private void besideIdeal(Figures figures, String journal, BenchDesk desk, SimulatedBank bank) {
        Calls calls = new Calls(pacing);
        try (HttpBankGateway gateway = gateway(bank, calls);
                BenchEngine engine = new BenchEngine(desk.database(), gateway, pacing, "bench:1:a", 100).started()) {
            run(desk, engine, 1_000, 50);
            for (int limit : new int[] {5, 20}) {
                calls.reset();
                int trades = limit * WAVES;
                double seconds = run(desk, engine, trades, limit);
                double callSeconds = calls.nanos.sum() / 1e9;
                double ideal = limit / (callSeconds / trades);
                figures.line(
                        "wire 20-ms-bank limit=%d engine=%.1f trades/s ideal=%.1f trades/s share=%.3f (%.1f ms of calls"
                                + " a trade, %s)",
                        limit, trades / seconds, ideal, trades / seconds / ideal, callSeconds / trades * 1000, journal);
                figures.line(
                        "wire 20-ms-bank limit=%d ms a trade outside its calls: %.2f, of these %s",
                        limit, seconds * limit / trades * 1000 - callSeconds / trades * 1000, calls.gaps(trades));
            }
        }
    }

    private double run(BenchDesk desk, BenchEngine engine, int trades, int limit) {
        UUID batch = desk.queue(trades, limit);
        engine.engine().wake();
        long began = engine.claimedNanos(batch);
        return (engine.leftNanos(batch) - began) / 1e9;
    }

    private HttpBankGateway gateway(SimulatedBank bank, Calls calls) {
        BankSettings settings =
                BankSettings.of(
                        BankAddresses.under(bank.address().toString()), "test", "desk@example.com", CREDENTIALS);
        return new HttpBankGateway(settings, pacing, calls::count);
    }

    /// What the calls came to, and what their threads did in between.
    private static final class Calls {
        private final Pacing pacing;
        private final LongAdder made = new LongAdder();
        private final LongAdder nanos = new LongAdder();
        private final Map<String, LongAdder> before = new ConcurrentHashMap<>();
        private final Map<Thread, Long> ended = new ConcurrentHashMap<>();

        Calls(Pacing pacing) {
            this.pacing = pacing;
        }

        void count(CallReport report) {
            long now = pacing.nanos();
            made.increment();
            nanos.add(report.took().toNanos());
            Long former = ended.put(Thread.currentThread(), now);
            // a trade's first call comes after its thread's former trade, whenever that was
            if (former != null && !report.call().equals("balance")) {
                before.computeIfAbsent(report.call(), _ -> new LongAdder()).add(now - report.took().toNanos() - former);
            }
        }

        void reset() {
            made.reset();
            nanos.reset();
            before.clear();
            ended.clear();
        }

        /// Milliseconds between the end of a trade's former call and the beginning of this one, by call; what they
        /// leave over passes between two trades.
        String gaps(int trades) {
            return before.entrySet().stream()
                    .map(gap -> words(gap.getKey(), gap.getValue().sum() / 1e6 / trades))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }

        private static String words(String call, double millis) {
            return String.format(Locale.ROOT, "%s %.2f", call, millis);
        }
    }
}

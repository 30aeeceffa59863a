package com.fxbatchtrader.bench;

import com.fxbatchtrader.bank.http.BankAddresses;
import com.fxbatchtrader.bank.http.BankCredentials;
import com.fxbatchtrader.bank.http.BankSettings;
import com.fxbatchtrader.bank.http.CallReport;
import com.fxbatchtrader.bank.http.HttpBankGateway;
import com.fxbatchtrader.time.SystemPacing;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/// Over HTTP to the bank simulator in a process of its own: the engine's calls a second beside an empty loop of the
/// same calls, and, with a bank that takes 20 ms a call, its trades beside the ideal: the limit divided by what a
/// trade's calls took.
final class WireSection implements Section {

    private static final BankCredentials CREDENTIALS =
            new BankCredentials("desk-client", "secret", "user", "password", "fx/.default", Optional.empty());

    private final SystemPacing pacing = new SystemPacing();

    @Override
    public String name() {
        return "wire";
    }

    @Override
    public void run(Figures figures) throws Exception {
        try (DurableServer server = DurableServer.start();
                BenchDesk desk = BenchDesk.open(server.database(), pacing)) {
            try (SimulatedBank bank = SimulatedBank.start(0)) {
                besideLoop(figures, desk, bank);
            }
            try (SimulatedBank bank = SimulatedBank.start(20)) {
                besideIdeal(figures, desk, bank);
            }
        }
    }

    private void besideLoop(Figures figures, BenchDesk desk, SimulatedBank bank) throws Exception {
        WireLoop loop = new WireLoop(bank.address(), pacing);
        Calls calls = new Calls();
        try (HttpBankGateway gateway = gateway(bank, calls);
                BenchEngine engine = new BenchEngine(desk.database(), gateway, pacing, "bench:1:a", 100).started()) {
            loop.run(1_000, 5);
            run(desk, engine, 1_000, 5);
            for (int limit : new int[] {5, 50}) {
                double[] bare = new double[3];
                double[] ours = new double[3];
                for (int i = 0; i < 3; i++) {
                    bare[i] = loop.run(1_000, limit);
                    long before = calls.made.sum();
                    double seconds = run(desk, engine, 1_000, limit);
                    ours[i] = (calls.made.sum() - before) / seconds;
                }
                figures.line(
                        "wire limit=%d engine=%.0f calls/s empty-loop=%.0f calls/s ratio=%.2f",
                        limit, Figures.median(ours), Figures.median(bare), Figures.median(ours) / Figures.median(bare));
            }
        }
    }

    private void besideIdeal(Figures figures, BenchDesk desk, SimulatedBank bank) {
        Calls calls = new Calls();
        try (HttpBankGateway gateway = gateway(bank, calls);
                BenchEngine engine = new BenchEngine(desk.database(), gateway, pacing, "bench:1:a", 100).started()) {
            run(desk, engine, 300, 20);
            for (int limit : new int[] {5, 20}) {
                long nanos = calls.nanos.sum();
                int trades = limit * 60;
                double seconds = run(desk, engine, trades, limit);
                double callSeconds = (calls.nanos.sum() - nanos) / 1e9;
                double ideal = limit / (callSeconds / trades);
                figures.line(
                        "wire 20-ms-bank limit=%d engine=%.1f trades/s ideal=%.1f trades/s share=%.3f (%.1f ms of calls"
                                + " a trade)",
                        limit, trades / seconds, ideal, trades / seconds / ideal, callSeconds / trades * 1000);
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

    /// What the calls came to.
    private static final class Calls {
        private final LongAdder made = new LongAdder();
        private final LongAdder nanos = new LongAdder();

        void count(CallReport report) {
            made.increment();
            nanos.add(report.took().toNanos());
        }
    }
}

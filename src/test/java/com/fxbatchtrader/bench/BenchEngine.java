package com.fxbatchtrader.bench;

import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.calendar.BusinessDays;
import com.fxbatchtrader.domain.calendar.CutOffs;
import com.fxbatchtrader.domain.calendar.ValueDates;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.rule.RateGuard;
import com.fxbatchtrader.engine.Engine;
import com.fxbatchtrader.engine.EngineListener;
import com.fxbatchtrader.engine.EngineSettings;
import com.fxbatchtrader.engine.trade.ReferenceRates;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.run.BatchSignals;
import com.fxbatchtrader.time.Pacing;
import com.opengamma.strata.basics.currency.CurrencyPair;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// An engine with the settings that the program gives it, but no limit of calls, and the times of its batches.
final class BenchEngine implements EngineListener, Engine.Demand, AutoCloseable {

    private static final ZoneId ZONE = ZoneId.of("Africa/Johannesburg");

    private final Pacing pacing;
    private final Engine engine;
    private final Map<UUID, CompletableFuture<Long>> claimed = new ConcurrentHashMap<>();
    private final Map<UUID, CompletableFuture<Long>> left = new ConcurrentHashMap<>();

    BenchEngine(Database database, BankGateway bank, Pacing pacing, String owner, int maxTrades) {
        this.pacing = pacing;
        engine =
                new Engine(
                        new EngineSettings(
                                owner,
                                Duration.ofMinutes(5),
                                maxTrades,
                                3,
                                0,
                                Duration.ofSeconds(13),
                                Duration.ofSeconds(30),
                                new RateGuard(new BigDecimal(5000), BigDecimal.ZERO, Duration.ofSeconds(4)),
                                3,
                                6,
                                ZONE),
                        new Engine.World(
                                database,
                                bank,
                                pacing,
                                new Uuid7(pacing),
                                RandomGenerator.getDefault(),
                                new ValueDates(new BusinessDays(List.of()), CutOffs.NONE, ZONE),
                                new QuotedRates(),
                                this,
                                this));
    }

    BenchEngine started() {
        engine.start();
        return this;
    }

    Engine engine() {
        return engine;
    }

    /// When the batch was claimed, on the monotonic clock; waits for it.
    long claimedNanos(UUID batch) {
        return pacing.await(at(claimed, batch));
    }

    /// When the batch was left; waits for it.
    long leftNanos(UUID batch) {
        return pacing.await(at(left, batch));
    }

    private static CompletableFuture<Long> at(Map<UUID, CompletableFuture<Long>> times, UUID batch) {
        return times.computeIfAbsent(batch, _ -> new CompletableFuture<>());
    }

    @Override
    public void claimed(UUID batchId, long number, boolean takenOver, BatchSignals signals) {
        at(claimed, batchId).complete(pacing.nanos());
    }

    @Override
    public void left(UUID batchId, BatchStatus status) {
        at(left, batchId).complete(pacing.nanos());
    }

    @Override
    public boolean wantsMore() {
        return true;
    }

    @Override
    public void claimed(UUID batchId) {}

    @Override
    public void close() {
        engine.stop(Duration.ofSeconds(10));
    }

    /// Whatever the bank quotes is the reference.
    private static final class QuotedRates implements ReferenceRates {
        @Override
        public Optional<String> missing(CurrencyPair pair) {
            return Optional.empty();
        }

        @Override
        public BigDecimal reference(CurrencyPair pair, BigDecimal quoted) {
            return quoted;
        }

        @Override
        public void passed(CurrencyPair pair, BigDecimal quoted) {}
    }
}

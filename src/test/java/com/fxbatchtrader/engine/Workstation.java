package com.fxbatchtrader.engine;

import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.domain.calendar.BusinessDays;
import com.fxbatchtrader.domain.calendar.CutOffs;
import com.fxbatchtrader.domain.calendar.ValueDates;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.rule.RateGuard;
import com.fxbatchtrader.engine.trade.ReferenceRates;
import com.fxbatchtrader.time.VirtualPacing;
import com.opengamma.strata.basics.currency.CurrencyPair;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// A machine with a process that trades. The fields may be set before [#engine].
final class Workstation {

    static final ZoneId ZONE = ZoneId.of("Africa/Johannesburg");

    final String owner;
    final VirtualPacing machine;
    private final TestDesk desk;
    ShakyDatabase.Weather weather = ShakyDatabase.Weather.FINE;
    Duration lockTime = Duration.ofMinutes(5);
    Duration margin = Duration.ofSeconds(30);
    int maxTrades = 50;
    int maxBatches = 3;
    int callsPerSecond;
    int maxRequotes = 3;
    RateGuard guard = new RateGuard(new BigDecimal(50), BigDecimal.ZERO, Duration.ofSeconds(4));
    CutOffs cutOffs = CutOffs.NONE;
    ReferenceRates references = new FixedReference();
    EngineListener listener = EngineListener.NONE;
    Engine.Demand demand = new Everything();
    UnaryOperator<BankGateway> around = UnaryOperator.identity();

    Workstation(TestDesk desk, String owner, VirtualPacing machine) {
        this.desk = desk;
        this.owner = owner;
        this.machine = machine;
    }

    /// The way of this workstation to the database.
    ShakyDatabase database() {
        return new ShakyDatabase(desk.database(), machine, desk::databaseNow, weather);
    }

    EngineSettings settings() {
        return new EngineSettings(
                owner,
                lockTime,
                maxTrades,
                maxBatches,
                callsPerSecond,
                Duration.ofSeconds(13),
                margin,
                guard,
                maxRequotes,
                6,
                ZONE);
    }

    /// A new process on this machine, not started.
    Engine engine(MemoryBank bank) {
        return new Engine(
                settings(),
                new Engine.World(
                        database(),
                        around.apply(bank.wire(machine)),
                        machine,
                        new Uuid7(machine),
                        new Random(1),
                        new ValueDates(new BusinessDays(List.of()), cutOffs, ZONE),
                        references,
                        demand,
                        listener));
    }

    /// A new process on this machine, started.
    Engine start(MemoryBank bank) {
        Engine engine = engine(bank);
        engine.start();
        return engine;
    }

    /// Claims all.
    static final class Everything implements Engine.Demand {
        @Override
        public boolean wantsMore() {
            return true;
        }

        @Override
        public void claimed(UUID batchId) {}
    }

    /// The bank's usual rate as reference.
    static class FixedReference implements ReferenceRates {
        @Override
        public Optional<String> missing(CurrencyPair pair) {
            return Optional.empty();
        }

        @Override
        public BigDecimal reference(CurrencyPair pair, BigDecimal quoted) {
            return MemoryBank.RATE;
        }

        @Override
        public void passed(CurrencyPair pair, BigDecimal quoted) {}
    }
}

package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.time.VirtualPacing;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/// A desk, a bank and one workstation on virtual time, for tests of one rule.
final class Stage {

    final VirtualPacing time;
    final TestDesk desk;
    final MemoryBank bank;
    final Workstation workstation;

    private Stage(VirtualPacing time, BankScript script) {
        this.time = time;
        this.desk = new TestDesk(time);
        this.bank = new MemoryBank(time, script);
        this.workstation = desk.workstation("here:1:a");
    }

    /// Plays on a stage of its own.
    static void play(BankScript script, Consumer<Stage> play) {
        VirtualPacing time = new VirtualPacing(1);
        time.run(() -> play.accept(new Stage(time, script)));
    }

    /// Trades until the batch has ended, stops in order, and holds the books against each other.
    void execute(UUID batch) {
        Engine engine = workstation.start(bank);
        desk.awaitEnd(batch);
        stop(engine);
        assertThat(Reckoning.complaints(desk, bank)).isEmpty();
        assertThat(desk.batch(batch).lock()).isEmpty();
    }

    void stop(Engine engine) {
        engine.stop(Duration.ofSeconds(30));
        assertThat(engine.busy()).isFalse();
    }

    /// Queues one trade and executes it.
    TestDesk.TradeRow executeOne() {
        return executeOne(Order.buy("C1", "200000"));
    }

    TestDesk.TradeRow executeOne(Order order) {
        UUID batch = desk.queue(5, 5, order);
        execute(batch);
        return desk.trade(batch);
    }

    void seconds(long seconds) {
        time.pause(Duration.ofSeconds(seconds));
    }
}

package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.time.VirtualPacing;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;

class EngineTest {

    @Test
    void aBatchIsExecutedConcurrentlyToItsEnd() {
        VirtualPacing time = new VirtualPacing(1);
        time.run(
                () -> {
                    TestDesk desk = new TestDesk(time);
                    MemoryBank bank = new MemoryBank(time, BankScript.CLEAN);
                    UUID batch = desk.queue(25, 5, 5);
                    Engine engine = desk.workstation("here:1:a").start(bank);
                    desk.awaitEnd(batch);
                    engine.stop(Duration.ofSeconds(5));
                    assertThat(desk.batch(batch).status()).isEqualTo(BatchStatus.SUCCESS);
                    assertThat(desk.trades(batch)).allMatch(trade -> trade.status() == TradeStatus.SUCCESS);
                    assertThat(bank.ledger()).hasSize(25);
                    assertThat(desk.batch(batch).lock()).isEmpty();
                    assertThat(bank.forgottenQuotes()).isEmpty();
                    assertThat(Reckoning.complaints(desk, bank)).isEmpty();
                });
    }
}

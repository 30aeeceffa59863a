package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.time.VirtualPacing;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EngineTest {

    @Test
    void aBatchIsExecutedConcurrentlyToItsEnd() {
        VirtualPacing time = new VirtualPacing(1);
        time.run(() -> {
            try (TestDesk desk = TestDesk.inMemory(time)) {
                MemoryBank bank = new MemoryBank(time, MemoryBank.Script.CLEAN);
                UUID batch = desk.queue(25, 5, 5);
                Engine engine = desk.engine(TestDesk.settings("here:1:a"), bank, time, EngineListener.NONE);
                engine.start();
                awaitEnd(desk, batch, time, Duration.ofMinutes(1));
                engine.stop(Duration.ofSeconds(5));
                assertThat(desk.batch(batch).status()).isEqualTo(BatchStatus.SUCCESS);
                assertThat(desk.trades(batch)).allMatch(trade -> trade.status() == TradeStatus.SUCCESS);
                assertThat(bank.ledger()).hasSize(25);
                assertThat(bank.mostAtOnce()).isEqualTo(5);
                assertThat(desk.batch(batch).lock()).isEmpty();
            }
        });
    }

    static void awaitEnd(TestDesk desk, UUID batch, VirtualPacing time, Duration atMost) {
        long end = time.nanos() + atMost.toNanos();
        while (!desk.batch(batch).status().ended()) {
            assertThat(time.nanos()).as("the batch has not ended: " + desk.trades(batch)).isLessThan(end);
            time.pause(Duration.ofMillis(200));
        }
    }
}

package com.fxbatchtrader.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.FailureGroup;
import com.fxbatchtrader.service.view.TotalsView;
import com.fxbatchtrader.service.view.TradeView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.UUID;

/// Batches and trades as people are shown them.
class BatchesTest {

    @TempDir private Path folder;

    private ServiceDesk desk;
    private BatchView batch;

    @BeforeEach
    void open() {
        desk = new ServiceDesk(folder).withClients();
        batch = desk.batch("morning", ServiceDesk.TRADES).batch().orElseThrow();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private UUID trade(int row) {
        return desk.stage().tradeId(batch.id(), row);
    }

    @Test
    void a_batch_is_named_by_number_or_id() {
        assertThat(desk.batches().find(new BatchRef.Numbered(1))).contains(batch);
        assertThat(desk.batches().require(new BatchRef.Id(batch.id()))).isEqualTo(batch);
        assertThat(desk.batches().find(new BatchRef.Numbered(7))).isEmpty();
        assertThatThrownBy(() -> desk.batches().require(new BatchRef.Numbered(7)))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isInstanceOf(Refusal.NotFound.class))
                .hasMessage("there is no batch #7; fxbatch batch list shows them");
    }

    @Test
    void the_reference_systems_verbs_look_and_change_nothing() {
        Batches batches = desk.batches();
        assertThat(batches.activeBatches(10)).containsExactly(batch);
        assertThat(batches.recentBatches(10)).containsExactly(batch);
        assertThat(batches.lockedBatches(10)).isEmpty();
        assertThat(batches.nextBatchFromQueue()).contains(batch);
        assertThat(batches.list(EnumSet.allOf(BatchStatus.class), 0, 10)).containsExactly(batch);
        assertThat(batches.list(EnumSet.of(BatchStatus.FAILED), 0, 10)).isEmpty();
    }

    @Test
    void a_confirmed_deal_has_figures_ids_and_totals_to_the_cent() {
        desk.bookings().success(trade(2), "17.8288", "3203.23", "114.68");
        TradeView trade = desk.batches().trades(batch.id(), 0, 1).getFirst();
        assertThat(trade.figures().bankRate()).contains(new BigDecimal("17.793"));
        assertThat(trade.figures().clientRate()).contains(new BigDecimal("17.8288"));
        assertThat(trade.figures().baseAmount()).contains(new BigDecimal("3203.23"));
        assertThat(trade.figures().quoteAmount()).contains(new BigDecimal("57109.73"));
        assertThat(trade.figures().margin()).contains(new BigDecimal("114.68"));
        assertThat(trade.booking().dealTransactionId()).isPresent();
        assertThat(trade.booking().bankTransactionId()).contains("B-" + trade.id());
        assertThat(trade.quoteId()).hasValue(9007199254740993L);

        assertThat(desk.batches().totals(batch.id()))
                .containsExactly(
                        new TotalsView(
                                "USD/ZAR",
                                1,
                                new BigDecimal("3203.23"),
                                new BigDecimal("57109.73"),
                                new BigDecimal("114.68")));
        assertThat(desk.batches().find(new BatchRef.Numbered(1)).orElseThrow().counts().atBank()).isEqualTo(1);
    }

    @Test
    void a_failed_trade_says_why_and_counts_in_its_group() {
        desk.bookings().failed(trade(3), "RATE_GUARD", "61 bp away");
        TradeView trade = desk.batches().trades(batch.id(), 2, 1).getFirst();
        assertThat(trade.reason()).contains("RATE_GUARD");
        assertThat(trade.reasonText()).contains("61 bp away");
        assertThat(trade.figures()).isEqualTo(TradeView.Figures.none());
        assertThat(trade.booking()).isEqualTo(TradeView.Booking.none());
        assertThat(desk.batches().failures(batch.id()))
                .containsExactly(new FailureGroup("RATE_GUARD", 1, "61 bp away"));
    }

    @Test
    void a_lock_is_shown_with_its_owner_and_fence() {
        desk.stage()
                .test()
                .execute(
                        "update batch set status = 'RUNNING', locked_by = 'desk-2:1:x', locked_at = now(), lock_timeout"
                                + " = now(), fence = 3, requested_state = 'PAUSED', requested_reason = 'lunch'");
        BatchView locked = desk.batches().lockedBatches(10).getFirst();
        assertThat(locked.lock().owner()).contains("desk-2:1:x");
        assertThat(locked.lock().fence()).isEqualTo(3);
        assertThat(locked.request()).contains(BatchStatus.PAUSED);
        assertThat(locked.statusReason()).contains("lunch");
        assertThat(desk.batches().nextBatchFromQueue()).isEmpty();
    }
}

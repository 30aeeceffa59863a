package com.fxbatchtrader.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.importing.ImportOutcome.Stored;
import com.fxbatchtrader.store.importing.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Trades, totals, failures and doubts as views need them.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class TradeQueriesTest {

    private final Stage stage;
    private final TradeQueries trades;
    private final SummaryQueries summaries;
    private final Bookings bookings;
    private final Stored batch;

    TradeQueriesTest(DatabaseKind kind) {
        stage = new Stage(kind).withClients();
        trades = new TradeQueries(stage.database());
        summaries = new SummaryQueries(stage.database());
        bookings = new Bookings(stage.test());
        batch =
                stage.stored(
                        "morning",
                        IntStream.rangeClosed(2, 7)
                                .mapToObj(row -> stage.trade(row, row % 2 == 0 ? "A1" : "B2", row + "00000.00"))
                                .toArray(ValidTrade[]::new));
    }

    @AfterEach
    void remove() {
        stage.close();
    }

    private UUID trade(int row) {
        return stage.tradeId(batch.id(), row);
    }

    @Test
    void trades_come_page_by_page_in_the_order_of_the_file() {
        assertThat(trades.page(batch.id(), 0, 4)).extracting(TradeRow::row).containsExactly(2, 3, 4, 5);
        assertThat(trades.page(batch.id(), 5, 4)).extracting(TradeRow::row).containsExactly(6, 7);
        assertThat(trades.page(batch.id(), 7, 4)).isEmpty();
    }

    @Test
    void a_trade_is_as_it_was_imported_and_has_its_clients_name() {
        TradeRow trade = trades.find(batch.number(), 3).orElseThrow();
        assertThat(trades.find(trade.id())).contains(trade);
        assertThat(trade.cif()).isEqualTo("B2");
        assertThat(trade.clientName()).isEqualTo("Fictional B2");
        assertThat(trade.amount()).isEqualByComparingTo("300000");
        assertThat(trade.reference()).contains("REF-3");
        assertThat(trade.state().status()).isEqualTo(TradeStatus.PENDING);
        assertThat(trade.attempt()).isEmpty();
        assertThat(trades.find(batch.number(), 99)).isEmpty();
        assertThat(trades.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void a_booked_trade_shows_its_last_attempt() {
        bookings.success(trade(2), "17.8288", "11217.80", "401.60");
        TradeRow trade = trades.find(trade(2)).orElseThrow();
        assertThat(trade.state().status()).isEqualTo(TradeStatus.SUCCESS);
        assertThat(trade.attempt().orElseThrow().exchange().bankTransactionId()).isEqualTo("B-" + trade.id());
        assertThat(trades.attempts(trade.id())).containsExactly(trade.attempt().orElseThrow());
    }

    @Test
    void totals_are_of_confirmed_deals_only_and_exact() {
        assertThat(summaries.totals(batch.id())).isEmpty();
        bookings.success(trade(2), "17.8288", "11217.80", "401.60");
        bookings.success(trade(3), "17.8260", "21878.16", "783.24");
        bookings.doubt(trade(4));
        bookings.failed(trade(5), "RATE_GUARD", "too far");

        assertThat(summaries.totals(batch.id()))
                .containsExactly(
                        new PairTotals(
                                "USD/ZAR",
                                2,
                                new BigDecimal("33095.96"),
                                new BigDecimal("500000.00"),
                                new BigDecimal("1184.84")));
    }

    @Test
    void a_deal_in_the_base_currency_counts_with_its_own_rounded_quote_amount() {
        bookings.success(trade(2), "17.82885", "100.01", "3.58");
        bookings.success(trade(3), "17.82885", "100.01", "3.58");
        stage.test().execute("update trade set deal_currency = 'USD', amount = 100.01 where row_number in (2, 3)");
        // 100.01 × 17.82885 = 1783.0632885, rounded deal by deal
        assertThat(summaries.totals(batch.id()).getFirst().quoteAmount()).isEqualTo(new BigDecimal("3566.12"));
    }

    @Test
    void failures_are_grouped_by_reason_with_the_first_as_example() {
        bookings.failed(trade(2), "CUT_OFF", "too late");
        bookings.failed(trade(3), "RATE_GUARD", "61 bp away");
        bookings.failed(trade(6), "RATE_GUARD", "75 bp away");
        assertThat(summaries.failures(batch.id()))
                .containsExactly(
                        new FailureCount("RATE_GUARD", 2, "61 bp away"), new FailureCount("CUT_OFF", 1, "too late"));
    }

    @Test
    void in_doubt_are_trades_without_an_answer_and_bookings_without_a_confirmation() {
        bookings.doubt(trade(2));
        bookings.booked(trade(3), 2);
        bookings.booked(trade(4), 0);
        bookings.success(trade(5), "17.8288", "11217.80", "401.60");
        DoubtQueries doubts = new DoubtQueries(stage.database());

        assertThat(rows(doubts.list(10))).containsExactlyInAnyOrder(2, 3, 4);
        stage.test()
                .execute(
                        "update batch set status = 'RUNNING', locked_by = 'desk-2:1:x', locked_at = now(),"
                                + " lock_timeout = now(), fence = 1");
        assertThat(rows(doubts.list(10)))
                .as("a booking of a moment ago, in a run, is no doubt yet")
                .containsExactlyInAnyOrder(2, 3);
        assertThat(doubts.list(1)).hasSize(1);
        assertThat(doubts.list(10).getFirst().batch().number()).isEqualTo(batch.number());
    }

    private static List<Integer> rows(List<DoubtRow> doubts) {
        return doubts.stream().map(doubt -> doubt.trade().row()).toList();
    }

    @Test
    void events_are_read_by_stream_behind_a_number() {
        EventQueries events = new EventQueries(stage.database());
        assertThat(events.ofStream(batch.id(), 0, 1)).extracting(EventRow::kind).containsExactly("BATCH_IMPORTED");
        assertThat(events.ofStream(batch.id(), 1, 9)).extracting(EventRow::kind).containsExactly("BATCH_QUEUED");
        assertThat(events.ofTrade(trade(2), 9)).isEmpty();
    }
}

package com.fxbatchtrader.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.ProblemView;
import com.fxbatchtrader.service.view.RejectView;
import com.fxbatchtrader.service.view.TradeView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Files of trades come in as one queued batch, whole, once, or in part where that was asked for.
class BatchImportTest {

    private static final String BAD =
            """
            Client CIF,Amount ZAR
            10000001,57109.73
            99999999,5000.00
            10000002,-5
            10000002,abc
            10000002,36740.66
            """;

    @TempDir private Path folder;

    private ServiceDesk desk;

    @BeforeEach
    void open() {
        desk = new ServiceDesk(folder).withClients();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private long batches() {
        return desk.stage().test().number("select count(*) from batch");
    }

    private Path trades(String text) {
        return desk.file("trades.csv", text);
    }

    @Test
    void a_good_file_is_a_queued_batch_with_its_trades_in_order() {
        BatchView batch = desk.batch("morning", ServiceDesk.TRADES).batch().orElseThrow();
        assertThat(batch.name()).isEqualTo("morning");
        assertThat(batch.fileName()).contains("morning.csv");
        assertThat(batch.status()).isEqualTo(BatchStatus.PENDING);
        assertThat(batch.counts().total()).isEqualTo(3);
        assertThat(batch.counts().pending()).isEqualTo(3);
        assertThat(batch.submittedBy()).isEqualTo("user:thandi@desk-1");
        assertThat(desk.batches().trades(batch.id(), 0, 10))
                .extracting(TradeView::row, trade -> trade.amount().toPlainString(), TradeView::clientName)
                .containsExactly(
                        tuple(2, "57109.73", "Fictional Fynbos Foods"),
                        tuple(3, "36740.66", "Fictional Baobab Tools"),
                        tuple(4, "647292.04", "Fictional Fynbos Foods"));
    }

    @Test
    void name_priority_and_limit_are_as_ordered_and_the_priority_is_clamped() {
        BatchView batch =
                desk.take(
                                Orders.of(trades(ServiceDesk.TRADES))
                                        .named(" Month end ")
                                        .priority(99)
                                        .maxConcurrent(100)
                                        .order())
                        .batch()
                        .orElseThrow();
        assertThat(batch.name()).isEqualTo("Month end");
        assertThat(batch.priority().level()).isEqualTo(10);
        assertThat(batch.maxConcurrentTrades()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void a_limit_outside_1_to_100_is_refused(int limit) {
        Path file = trades(ServiceDesk.TRADES);
        assertThatThrownBy(() -> desk.take(Orders.of(file).maxConcurrent(limit).order()))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isInstanceOf(Refusal.BadOrder.class))
                .hasMessageContaining("give 1 to 100");
        assertThat(batches()).isZero();
    }

    @Test
    void names_and_reasons_that_can_not_be_kept_are_refused() {
        Path file = trades(ServiceDesk.TRADES);
        for (Orders orders :
                List.of(
                        Orders.of(file).named(" "),
                        Orders.of(file).named("x".repeat(201)),
                        Orders.of(file).named("two\nlines"),
                        Orders.of(file).because(""),
                        Orders.of(file).because("x".repeat(501)))) {
            assertThatThrownBy(() -> desk.take(orders.order())).isInstanceOf(RefusedException.class);
        }
        assertThat(batches()).isZero();
    }

    @Test
    void a_file_with_problems_is_refused_whole_with_all_of_them() {
        BatchImportView view = desk.batch("bad", BAD);
        assertThat(view.batch()).isEmpty();
        assertThat(view.refused())
                .hasValueSatisfying(
                        why ->
                                assertThat(why)
                                        .startsWith("3 problems in 3 of 5 rows; mend the file")
                                        .contains("--valid-rows-only"));
        assertThat(view.report().problemCount()).isEqualTo(3);
        assertThat(view.report().rowsAccepted()).isEqualTo(2);
        assertThat(view.report().problems())
                .extracting(ProblemView::row, ProblemView::code)
                .containsExactly(tuple(3, "UNKNOWN_CLIENT"), tuple(4, "AMOUNT_NOT_POSITIVE"), tuple(5, "NOT_A_NUMBER"));
        assertThat(batches()).isZero();
    }

    @Test
    void valid_rows_alone_come_in_and_the_rejected_ones_are_kept_and_written() throws IOException {
        Path rejects = folder.resolve("rejects.csv");
        BatchImportView view = desk.take(Orders.of(trades(BAD)).validRowsOnly().rejectsTo(rejects).order());
        BatchView batch = view.batch().orElseThrow();
        assertThat(batch.counts().total()).isEqualTo(2);
        assertThat(batch.rejectedRows()).isEqualTo(3);
        assertThat(view.refused()).isEmpty();
        assertThat(desk.batches().rejects(batch.id()))
                .extracting(RejectView::row, RejectView::code, RejectView::raw)
                .containsExactly(
                        tuple(3, "UNKNOWN_CLIENT", "99999999,5000.00"),
                        tuple(4, "AMOUNT_NOT_POSITIVE", "10000002,-5"),
                        tuple(5, "NOT_A_NUMBER", "10000002,abc"));
        assertThat(Files.readAllLines(rejects)).hasSize(4);
    }

    @Test
    void rejects_that_can_not_be_written_stop_the_import_before_anything_is_stored() {
        Path nowhere = folder.resolve("none").resolve("rejects.csv");
        Path file = trades(BAD);
        assertThatThrownBy(() -> desk.take(Orders.of(file).validRowsOnly().rejectsTo(nowhere).order()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nothing was imported");
        assertThat(batches()).isZero();
    }

    @Test
    void a_file_without_a_valid_row_is_refused_also_in_part() {
        BatchImportView view =
                desk.take(Orders.of(trades("Client CIF,Amount ZAR\n99999999,1.00\n")).validRowsOnly().order());
        assertThat(view.refused()).hasValueSatisfying(why -> assertThat(why).contains("no row can be imported"));
        assertThat(batches()).isZero();
    }

    @Test
    void a_control_total_that_does_not_match_stops_the_whole_file() {
        Path file = trades(ServiceDesk.TRADES);
        BatchImportView wrong = desk.take(Orders.of(file).control(3, "741142.44").validRowsOnly().order());
        assertThat(wrong.refused()).hasValueSatisfying(why -> assertThat(why).contains("the file as a whole is wrong"));
        assertThat(wrong.report().problems()).extracting(ProblemView::code).containsExactly("CONTROL_TOTAL");
        assertThat(batches()).isZero();
        assertThat(desk.take(Orders.of(file).control(3, "741142.43").order()).batch()).isPresent();
    }

    @Test
    void a_dry_run_judges_and_stores_nothing() {
        Path file = trades(ServiceDesk.TRADES);
        BatchImportView view = desk.take(Orders.of(file).dryRun().order());
        assertThat(view.batch()).isEmpty();
        assertThat(view.refused()).isEmpty();
        assertThat(view.report().rowsAccepted()).isEqualTo(3);
        assertThat(batches()).isZero();

        desk.take(ServiceDesk.order(file));
        assertThat(desk.take(Orders.of(file).dryRun().order()).refused())
                .hasValueSatisfying(why -> assertThat(why).startsWith("the same file was imported as batch #1"));
        assertThat(desk.take(Orders.of(file).dryRun().because("asked for").order()).refused()).isEmpty();
    }

    @Test
    void the_same_file_and_the_same_trades_are_refused_with_the_earlier_batch_and_what_to_do() {
        desk.batch("morning", ServiceDesk.TRADES);
        assertThat(desk.batch("renamed", ServiceDesk.TRADES).refused())
                .hasValueSatisfying(
                        why ->
                                assertThat(why)
                                        .startsWith(
                                                "the same file was imported as batch #1 (morning) by user:thandi@desk-1"
                                                        + " on ")
                                        .endsWith("; --allow-duplicate REASON imports it again"));
        assertThat(desk.batch("edited", ServiceDesk.TRADES + "\n\n").refused())
                .hasValueSatisfying(why -> assertThat(why).startsWith("a file with the same trades was imported"));
        assertThat(batches()).isEqualTo(1);

        BatchImportView again = desk.take(Orders.of(trades(ServiceDesk.TRADES)).because("lost slip").order());
        assertThat(again.batch()).map(BatchView::number).contains(2L);
        assertThat(desk.batches().events(again.batch().orElseThrow().id(), 0, 1).getFirst().reason())
                .contains("lost slip");
    }

    @Test
    void a_client_and_amount_twice_in_a_file_need_a_reason() {
        String twice = ServiceDesk.TRADES + "10000001,57109.73\n";
        assertThat(desk.batch("twice", twice).report().problems())
                .extracting(ProblemView::code)
                .containsExactly("DUPLICATE_ROW");
        assertThat(desk.take(Orders.of(trades(twice)).because("two payments").order()).batch())
                .map(batch -> batch.counts().total())
                .contains(4);
    }

    @Test
    void a_file_that_can_not_be_read_is_an_answer() {
        assertThat(desk.batch("empty", "").refused()).isPresent();
        assertThat(desk.take(ServiceDesk.order(folder.resolve("none.csv"))).report().problems())
                .extracting(ProblemView::code)
                .containsExactly("NOT_FOUND");
    }

    @Test
    void of_more_than_a_thousand_problems_the_first_are_shown_and_all_are_counted_and_kept() {
        StringBuilder text = new StringBuilder(ServiceDesk.TRADES);
        for (int i = 0; i < 1200; i++) {
            text.append("10000001,x").append(i).append('\n');
        }
        BatchImportView view = desk.take(Orders.of(trades(text.toString())).validRowsOnly().order());
        assertThat(view.report().problems()).hasSize(1000);
        assertThat(view.report().problemCount()).isEqualTo(1200);
        assertThat(desk.batches().rejects(view.batch().orElseThrow().id())).hasSize(1200);
    }

    @Test
    void twenty_thousand_rows_come_in_within_bounded_time_and_are_read_page_by_page() {
        StringBuilder text = new StringBuilder("Client CIF,Amount ZAR\n");
        for (int i = 1; i <= 20_000; i++) {
            text.append("10000001,").append(i).append(".75\n");
        }
        long begin = desk.stage().pacing().nanos();
        BatchView batch = desk.batch("big", text.toString()).batch().orElseThrow();
        assertThat((desk.stage().pacing().nanos() - begin) / 1_000_000_000).isLessThan(20);

        List<Integer> rows = new ArrayList<>();
        desk.batches().eachTrade(batch.id(), trade -> rows.add(trade.row()));
        assertThat(rows).hasSize(20_000).isSorted();
    }
}

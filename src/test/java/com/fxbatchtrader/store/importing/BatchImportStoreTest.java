package com.fxbatchtrader.store.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.domain.validation.ClientCard;
import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.check.ChainCheck;
import com.fxbatchtrader.store.check.CounterCheck;
import com.fxbatchtrader.store.desk.DeskLine;
import com.fxbatchtrader.store.importing.ImportOutcome.Duplicate;
import com.fxbatchtrader.store.importing.ImportOutcome.Stored;
import com.fxbatchtrader.store.query.BatchQueries;
import com.fxbatchtrader.store.query.BatchRow;
import com.fxbatchtrader.store.query.EventQueries;
import com.fxbatchtrader.store.query.EventRow;
import com.fxbatchtrader.store.query.RejectRow;
import com.fxbatchtrader.store.query.SummaryQueries;

import org.hibernate.HibernateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/// Files of trades become queued batches: whole, once, in the order in which they came.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class BatchImportStoreTest {

    private final Stage stage;

    BatchImportStoreTest(DatabaseKind kind) {
        stage = new Stage(kind).withClients();
    }

    @AfterEach
    void remove() {
        stage.close();
    }

    private List<ValidTrade> two() {
        return List.of(stage.trade(2, "A1", "50000.00"), stage.trade(3, "B2", "75000.50"));
    }

    private ImportOutcome store(NewBatch batch, List<ValidTrade> trades) {
        return stage.batches().store(batch, trades, FileTrail.NONE, Stage.ACTOR);
    }

    private BatchRow row(Stored stored) {
        return new BatchQueries(stage.database()).find(stored.id()).orElseThrow();
    }

    private List<EventRow> events(Stored stored) {
        return new EventQueries(stage.database()).ofStream(stored.id(), 0, 10);
    }

    @Test
    void a_batch_stands_in_the_queue_with_its_trades_and_two_events() {
        Stored stored = stage.stored("morning", two().toArray(ValidTrade[]::new));

        BatchRow batch = row(stored);
        assertThat(batch.number()).isEqualTo(1).isEqualTo(stored.number());
        assertThat(batch.status()).isEqualTo(BatchStatus.PENDING);
        assertThat(batch.counts()).isEqualTo(new Counts(2, 0, 0, 0, 0, 0, 0));
        assertThat(batch.submittedBy()).isEqualTo(Stage.ACTOR);
        assertThat(batch.queuePosition()).isEqualTo(DeskLine.QUEUE_STEP);
        assertThat(stage.test().number("select count(*) from trade where status = 'PENDING'")).isEqualTo(2);
        assertThat(events(stored)).extracting(EventRow::kind).containsExactly("BATCH_IMPORTED", "BATCH_QUEUED");
        assertThat(new ChainCheck(stage.database()).stream(StreamKind.BATCH, stored.id())).isEmpty();
        assertThat(new CounterCheck(stage.database()).all()).isEmpty();
    }

    @Test
    void numbers_follow_each_other_and_places_leave_gaps() {
        Stored first = stage.stored("one", stage.trade(2, "A1", "1.00"));
        Stored second = stage.stored("two", stage.trade(2, "A1", "2.00"));
        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(row(second).queuePosition() - row(first).queuePosition()).isEqualTo(DeskLine.QUEUE_STEP);
    }

    @Test
    void nothing_is_stored_when_the_last_trade_can_not_be() {
        List<ValidTrade> trades = new ArrayList<>();
        for (int row = 2; row <= 1500; row++) {
            trades.add(Stage.trade(row, stage.card("A1"), row + ".00"));
        }
        trades.add(Stage.trade(1500, stage.card("A1"), "9.00"));
        long events = stage.test().number("select count(*) from event");

        assertThatThrownBy(() -> store(Stage.batch("torn", trades), trades)).isInstanceOf(HibernateException.class);

        assertThat(stage.test().number("select count(*) from batch")).isZero();
        assertThat(stage.test().number("select count(*) from trade")).isZero();
        assertThat(stage.test().number("select count(*) from event")).isEqualTo(events);
        assertThat(stage.test().number("select next_batch_number from desk")).isEqualTo(1);
        assertThat(stage.stored("whole", two().toArray(ValidTrade[]::new)).number()).isEqualTo(1);
    }

    @Test
    void the_same_file_again_is_refused_and_names_the_earlier_batch() {
        List<ValidTrade> trades = two();
        store(Stage.batch("morning", trades), trades);
        ImportOutcome again = store(Stage.batch("morning", trades), trades);
        assertThat(again)
                .isInstanceOfSatisfying(
                        Duplicate.class,
                        former -> {
                            assertThat(former.sameFile()).isTrue();
                            assertThat(former.number()).isEqualTo(1);
                            assertThat(former.name()).isEqualTo("morning");
                            assertThat(former.submittedBy()).isEqualTo(Stage.ACTOR);
                        });
        assertThat(stage.test().number("select count(*) from batch")).isEqualTo(1);
        assertThat(stage.test().number("select next_batch_number from desk")).isEqualTo(2);
    }

    @Test
    void the_same_trades_in_another_file_and_order_are_refused_on_the_same_day_only() {
        List<ValidTrade> trades = two();
        store(Stage.batch("morning", trades), trades);
        List<ValidTrade> turned = List.of(stage.trade(2, "B2", "75000.50"), stage.trade(3, "A1", "50000.00"));
        assertThat(store(Stage.batch("other file", turned), turned))
                .isInstanceOfSatisfying(Duplicate.class, former -> assertThat(former.sameFile()).isFalse());

        stage.test().execute("update batch set unique_content = '2020-01-31 ' || content_hash");
        assertThat(store(Stage.batch("other file", turned), turned)).isInstanceOf(Stored.class);
    }

    @Test
    void a_reason_lets_a_duplicate_in_once_and_is_kept() {
        List<ValidTrade> trades = two();
        NewBatch morning = Stage.batch("morning", trades);
        store(morning, trades);
        Stored again = (Stored) store(Stage.because(morning, "the bank asked for it"), trades);

        assertThat(row(again).duplicateReason()).contains("the bank asked for it");
        assertThat(events(again).getFirst().reason()).contains("the bank asked for it");
        assertThat(events(again).getFirst().after()).contains("again after #1");
        assertThat(store(morning, trades))
                .isInstanceOfSatisfying(Duplicate.class, former -> assertThat(former.number()).isEqualTo(1));
    }

    @Test
    void a_reason_that_was_not_needed_opens_no_door() {
        List<ValidTrade> trades = two();
        NewBatch morning = Stage.batch("morning", trades);
        store(Stage.because(morning, "to be safe"), trades);
        assertThat(store(morning, trades)).isInstanceOf(Duplicate.class);
    }

    @Test
    void a_look_ahead_finds_the_duplicate_without_storing() {
        List<ValidTrade> trades = two();
        NewBatch morning = Stage.batch("morning", trades);
        assertThat(stage.batches().duplicateOf(morning.fileHash(), morning.contentHash())).isEmpty();
        store(morning, trades);
        assertThat(stage.batches().duplicateOf(morning.fileHash(), "other")).map(Duplicate::sameFile).contains(true);
        assertThat(stage.batches().duplicateOf("other", morning.contentHash()))
                .map(Duplicate::sameFile)
                .contains(false);
    }

    @Test
    void rejected_rows_are_kept_with_their_text() {
        FileProblem problem = new FileProblem(4, "Amount ZAR", ProblemCode.NOT_A_NUMBER, "abc", "a number");
        RejectedCell reject = new RejectedCell(problem, "A1,abc" + "x".repeat(5000));
        List<ValidTrade> trades = two();
        Stored stored =
                (Stored)
                        stage.batches()
                                .store(
                                        Stage.batch("part", trades),
                                        trades,
                                        new FileTrail("CSV", List.of(reject), List.of()),
                                        Stage.ACTOR);

        List<RejectRow> kept = new SummaryQueries(stage.database()).rejects(stored.id());
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().row()).isEqualTo(4);
        assertThat(kept.getFirst().code()).isEqualTo("NOT_A_NUMBER");
        assertThat(kept.getFirst().found()).isEqualTo("\"abc\"");
        assertThat(kept.getFirst().raw()).startsWith("A1,abcx").hasSize(4000);
    }

    @Test
    void of_two_imports_of_a_file_at_once_one_wins_and_the_other_is_told() {
        List<ValidTrade> trades = two();
        NewBatch morning = Stage.batch("morning", trades);
        List<ImportOutcome> outcomes = atOnce(List.of(morning, morning, morning), trades);
        assertThat(outcomes).filteredOn(Stored.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Duplicate.class::isInstance).hasSize(2);
        assertThat(stage.test().number("select count(*) from trade")).isEqualTo(2);
    }

    @Test
    void imports_of_different_files_at_once_get_numbers_and_places_of_their_own() {
        List<ValidTrade> trades = two();
        List<NewBatch> files =
                Stream.of("a", "b", "c", "d")
                        .map(name -> Stage.because(Stage.batch(name, trades), "a test of turns"))
                        .toList();
        assertThat(atOnce(files, trades))
                .extracting(outcome -> ((Stored) outcome).number())
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
        assertThat(stage.test().number("select count(distinct queue_position) from batch")).isEqualTo(4);
    }

    private List<ImportOutcome> atOnce(List<NewBatch> files, List<ValidTrade> trades) {
        BatchImportStore store = stage.batches();
        CyclicBarrier start = new CyclicBarrier(files.size());
        try (ExecutorService pool = stage.pacing().executor("import", files.size())) {
            List<CompletableFuture<ImportOutcome>> all =
                    files.stream()
                            .map(
                                    file ->
                                            CompletableFuture.supplyAsync(
                                                    () -> {
                                                        passed(start);
                                                        return store.store(file, trades, FileTrail.NONE, Stage.ACTOR);
                                                    },
                                                    pool))
                            .toList();
            return all.stream().map(CompletableFuture::join).toList();
        }
    }

    private static void passed(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void twenty_thousand_trades_come_in_within_bounded_time() {
        ClientCard client = stage.card("A1");
        List<ValidTrade> trades = new ArrayList<>();
        for (int row = 2; row < 20_002; row++) {
            trades.add(Stage.trade(row, client, row + ".25"));
        }
        long begin = stage.pacing().nanos();
        store(Stage.batch("big", trades), trades);
        assertThat((stage.pacing().nanos() - begin) / 1_000_000_000).isLessThan(20);
        assertThat(stage.test().number("select count(*) from trade")).isEqualTo(20_000);
    }
}

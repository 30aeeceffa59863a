package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.engine.BankScript.Fate;
import com.fxbatchtrader.service.run.Worker;
import com.fxbatchtrader.service.run.WorkerNews;
import com.fxbatchtrader.service.view.WorkerSummary;
import com.fxbatchtrader.store.run.QueueStore;
import com.fxbatchtrader.store.run.WatchStore;
import com.opengamma.strata.basics.currency.CurrencyPair;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// A worker from its start to its end, on virtual time.
class WorkerTest {

    private final List<WorkerNews> news = new ArrayList<>();

    /// A worker on that workstation, not running.
    private Worker worker(Workstation workstation, boolean drain) {
        Worker worker =
                new Worker(
                        new QueueStore(workstation.database()),
                        new WatchStore(workstation.database()),
                        workstation.machine,
                        drain,
                        news::add);
        workstation.demand = worker;
        workstation.listener = worker.listener();
        return worker;
    }

    private WorkerSummary drained(Stage stage) {
        WorkerSummary summary = worker(stage.workstation, true).run(_ -> stage.workstation.engine(stage.bank));
        assertThat(summary.stopped()).isFalse();
        assertNothingIsWrong(stage);
        return summary;
    }

    /// What has not begun is no complaint: not every test executes all.
    private static void assertNothingIsWrong(Stage stage) {
        assertThat(Reckoning.complaints(stage.desk, stage.bank))
                .allMatch(one -> one.startsWith("UNRESOLVED") && one.contains("status=PENDING"));
    }

    /// Works on a thread of its own.
    private static CompletableFuture<WorkerSummary> atWork(Stage stage, Workstation workstation, Worker worker) {
        CompletableFuture<WorkerSummary> summary = new CompletableFuture<>();
        workstation.machine.start("worker", () -> summary.complete(worker.run(_ -> workstation.engine(stage.bank))));
        return summary;
    }

    private List<Long> numbers(Class<? extends WorkerNews> kind) {
        return news.stream()
                .filter(kind::isInstance)
                .map(
                        one ->
                                switch (one) {
                                    case WorkerNews.Claimed n -> n.batch();
                                    case WorkerNews.Ended n -> n.batch();
                                    case WorkerNews.Waits n -> n.batch();
                                    case WorkerNews.GoesOn n -> n.batch();
                                    case WorkerNews.Left n -> n.batch();
                                    case WorkerNews.Asking n -> n.batch();
                                    default -> 0L;
                                })
                .toList();
    }

    @Test
    void anEmptyQueueIsDrainedAtOnce() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    WorkerSummary summary = drained(stage);
                    assertThat(summary.batches()).isZero();
                    assertThat(stage.time.elapsed()).isLessThan(Duration.ofSeconds(2));
                });
    }

    @Test
    void theWholeQueueIsExecutedInItsOrderAndAddedUp() {
        Stage.play(
                new BankScript() {
                    @Override
                    public Fate fate(
                            com.fxbatchtrader.bank.BookingRequest request,
                            com.fxbatchtrader.bank.QuoteRequest deal,
                            int nth) {
                        return deal.from().cif().equals("X") ? Fate.REFUSED : Fate.BOOKED;
                    }
                },
                stage -> {
                    stage.workstation.maxBatches = 1;
                    stage.desk.queue(4, 2, 5);
                    stage.desk.queue(2, 9, Order.buy("X", "1000"), Order.buy("Y", "2000"));
                    stage.desk.queue(3, 2, 1);
                    WorkerSummary summary = drained(stage);
                    assertThat(summary.batches()).isEqualTo(3);
                    assertThat(summary.trades()).isEqualTo(9);
                    assertThat(summary.succeeded()).isEqualTo(8);
                    assertThat(summary.failed()).isEqualTo(1);
                    assertThat(summary.inDoubt()).isZero();
                    assertThat(numbers(WorkerNews.Claimed.class))
                            .containsExactlyElementsOf(numbers(WorkerNews.Ended.class));
                });
    }

    @Test
    void aBatchThatAnotherTransactionHoldsIsNoEmptyQueue() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    UUID late = stage.desk.queue(1, 1, 5);
                    UUID held = stage.desk.queue(1, 1, 5);
                    // somebody else's lock that ends in a while, and a time that comes in a while: neither is claimable
                    stage.desk.sql("update batch set not_before = dateadd(hour, 1, created_at) where id = ?", late);
                    stage.desk.sql(
                            "update batch set status = 'RUNNING', locked_by = 'dead:1:x', locked_at = created_at,"
                                    + " lock_timeout = dateadd(second, 20, created_at), fence = 1,"
                                    + " started_at = created_at where id = ?",
                            held);
                    assertThat(drained(stage).batches()).isZero();
                    stage.seconds(30);
                    assertThat(drained(stage).batches()).isEqualTo(1);
                    assertThat(news).contains(new WorkerNews.Claimed(2, true));
                    assertThat(stage.desk.batch(late).status()).isEqualTo(BatchStatus.PENDING);
                });
    }

    @Test
    void drainingWaitsForAStoppedDeskAndSaysSo() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    stage.desk.queue(1, 1, 5);
                    stage.desk.stop();
                    Worker worker = worker(stage.workstation, true);
                    CompletableFuture<WorkerSummary> summary = atWork(stage, stage.workstation, worker);
                    stage.seconds(60);
                    assertThat(summary).isNotDone();
                    assertThat(news).containsExactly(new WorkerNews.DeskStopped("stopped by user:boss@here: a test"));
                    stage.desk.go();
                    assertThat(stage.time.await(summary).succeeded()).isEqualTo(1);
                    assertThat(news).contains(new WorkerNews.Claimed(1, false));
                });
    }

    @Test
    void whatIsInDoubtIsSettledBeforeTheEnd() {
        Stage.play(
                Doubtful.with(Fate.BOOKED_LATE),
                stage -> {
                    assertThat(Doubtful.queue(stage)).isNotNull();
                    WorkerSummary summary = drained(stage);
                    assertThat(summary.batches()).isEqualTo(1);
                    assertThat(summary.succeeded()).isEqualTo(2);
                    assertThat(summary.inDoubt()).isZero();
                });
    }

    @Test
    void whatCannotBeSettledInTimeIsLeftInDoubt() {
        Doubtful silent = Doubtful.unprovable();
        Stage.play(
                silent,
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    WorkerSummary summary = drained(stage);
                    assertThat(summary.batches()).isZero();
                    assertThat(summary.inDoubt()).isEqualTo(1);
                    assertThat(numbers(WorkerNews.Asking.class)).containsExactly(1L);
                    assertThat(stage.time.elapsed()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(4));
                    assertThat(stage.desk.batch(batch).nextCheckAt()).isPresent();
                    assertThat(stage.desk.batch(batch).lock()).isEmpty();
                });
    }

    @Test
    void aWorkerWithoutDrainGoesOnUntilItIsStoppedAndGivesItsLocksBack() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    Worker worker = worker(stage.workstation, false);
                    CompletableFuture<WorkerSummary> summary = atWork(stage, stage.workstation, worker);
                    stage.seconds(5);
                    assertThat(news).containsExactly(new WorkerNews.Idle());
                    UUID first = stage.desk.queue(2, 2, 5);
                    stage.desk.awaitEnd(first);
                    stage.seconds(5);
                    UUID second = stage.desk.queue(500, 1, 5);
                    stage.seconds(3);
                    worker.requestStop();
                    WorkerSummary done = stage.time.await(summary);
                    assertThat(done.stopped()).isTrue();
                    assertThat(done.batches()).isEqualTo(1);
                    assertThat(stage.desk.batch(second).lock()).isEmpty();
                    assertThat(stage.desk.batch(second).counts().running()).isZero();
                    assertThat(numbers(WorkerNews.Left.class)).containsExactly(2L);
                    assertNothingIsWrong(stage);
                });
    }

    @Test
    void aMissingReferenceRateIsSaidAndWaitedFor() {
        AtomicBoolean there = new AtomicBoolean();
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    stage.workstation.references =
                            new Workstation.FixedReference() {
                                @Override
                                public Optional<String> missing(CurrencyPair pair) {
                                    return there.get()
                                            ? Optional.empty()
                                            : Optional.of("there is no reference rate of " + pair);
                                }
                            };
                    stage.desk.queue(2, 2, 5);
                    Worker worker = worker(stage.workstation, true);
                    CompletableFuture<WorkerSummary> summary = atWork(stage, stage.workstation, worker);
                    stage.seconds(60);
                    assertThat(summary).isNotDone();
                    there.set(true);
                    assertThat(stage.time.await(summary).succeeded()).isEqualTo(2);
                    assertThat(news)
                            .containsSubsequence(
                                    new WorkerNews.Claimed(1, false),
                                    new WorkerNews.Waits(1, "there is no reference rate of USD/ZAR"),
                                    new WorkerNews.GoesOn(1));
                    assertThat(numbers(WorkerNews.Waits.class)).hasSize(1);
                });
    }

    @Test
    void aDatabaseThatGoesAwayIsSaidOnceAndWaitedFor() {
        AtomicBoolean away = new AtomicBoolean();
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    stage.workstation.weather =
                            new ShakyDatabase.Weather() {
                                @Override
                                public ShakyDatabase.Trouble trouble(int n, boolean lease) {
                                    return away.get() ? ShakyDatabase.Trouble.AWAY : ShakyDatabase.Trouble.NONE;
                                }
                            };
                    stage.desk.queue(200, 1, 5);
                    Worker worker = worker(stage.workstation, true);
                    CompletableFuture<WorkerSummary> summary = atWork(stage, stage.workstation, worker);
                    stage.seconds(2);
                    away.set(true);
                    stage.seconds(20);
                    away.set(false);
                    assertThat(stage.time.await(summary).succeeded()).isEqualTo(200);
                    assertThat(news)
                            .containsSubsequence(
                                    new WorkerNews.DatabaseAnswers(false), new WorkerNews.DatabaseAnswers(true));
                    assertThat(news.stream().filter(WorkerNews.DatabaseAnswers.class::isInstance)).hasSize(2);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    @Test
    void aBatchThatAPersonTakesAwayIsNotWaitedForByTheOneWhoLostIt() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    UUID batch = stage.desk.queue(500, 1, 5);
                    Worker worker = worker(stage.workstation, true);
                    CompletableFuture<WorkerSummary> summary = atWork(stage, stage.workstation, worker);
                    stage.seconds(3);
                    stage.desk.release(batch);
                    WorkerSummary done = stage.time.await(summary);
                    assertThat(done.batches()).isZero();
                    assertThat(done.stopped()).isFalse();
                    assertThat(numbers(WorkerNews.Left.class)).containsExactly(1L);
                    assertThat(stage.time.elapsed()).isLessThan(Duration.ofSeconds(30));
                });
    }

    @Test
    void severalWorkersShareTheQueueAndEachBatchIsExecutedOnce() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    for (int i = 0; i < 20; i++) {
                        stage.desk.queue(3, 2, 1 + i % 10);
                    }
                    List<CompletableFuture<WorkerSummary>> all = new ArrayList<>();
                    for (int i = 0; i < 3; i++) {
                        Workstation station = stage.desk.workstationBeside("there:" + i + ":b");
                        all.add(atWork(stage, station, worker(station, true)));
                    }
                    int batches = all.stream().mapToInt(one -> stage.time.await(one).batches()).sum();
                    assertThat(batches).isEqualTo(20);
                    assertThat(numbers(WorkerNews.Claimed.class)).doesNotHaveDuplicates().hasSize(20);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }
}

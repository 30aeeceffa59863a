package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.id.BookingKey;
import com.fxbatchtrader.domain.trade.TradeState;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.ShakyDatabase.Trouble;
import com.fxbatchtrader.store.run.TradeWrite;
import com.fxbatchtrader.store.run.WriteResult;
import com.fxbatchtrader.store.run.WriteResult.CommitStamp;
import com.fxbatchtrader.store.run.WriteResult.Refusal;
import com.fxbatchtrader.time.VirtualPacing;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

class StateWriterTest {

    private static final BigDecimal RATE = new BigDecimal("17.8");

    private final VirtualPacing time = new VirtualPacing(1);

    private void bench(Consumer<WriterBench> test) {
        time.run(
                () -> {
                    WriterBench bench = new WriterBench(time);
                    test.accept(bench);
                    bench.away = false;
                    bench.writer.close();
                });
    }

    private static CommitStamp stamp(WriteResult result) {
        assertThat(result).isInstanceOf(WriteResult.Done.class);
        return ((WriteResult.Done) result).stamp();
    }

    private static Refusal refusal(WriteResult result) {
        assertThat(result).isInstanceOf(WriteResult.Refused.class);
        return ((WriteResult.Refused) result).why();
    }

    @Test
    void whatWaitsIsCommittedTogetherAndInItsOrder() {
        bench(
                bench -> {
                    // the first intent is alone, and the others gather behind it
                    bench.handIn(bench.intent(0));
                    time.pause(Duration.ofNanos(1));
                    List<CompletableFuture<WriteResult>> intents =
                            List.of(bench.submit(bench.intent(1)), bench.submit(bench.intent(2)));
                    intents.forEach(intent -> assertThat(stamp(bench.await(intent)).trusted()).isTrue());
                    assertThat(bench.groups).containsExactly(3, 6);
                    assertThat(bench.desk.events(bench.batch))
                            .containsExactly(
                                    "BATCH_CLAIMED",
                                    "TRADE_STARTED",
                                    "TRADE_QUOTED",
                                    "TRADE_BOOKING",
                                    "TRADE_STARTED",
                                    "TRADE_QUOTED",
                                    "TRADE_BOOKING",
                                    "TRADE_STARTED",
                                    "TRADE_QUOTED",
                                    "TRADE_BOOKING");
                    assertThat(bench.status(1)).isEqualTo(TradeStatus.BOOKING);
                });
    }

    @Test
    void aQuoteWaitsForItsIntentAMomentSoThatNoCommitOfItsOwnHoldsItUp() {
        bench(
                bench -> {
                    TradeWrite started = bench.started(bench.works.get(0));
                    TradeWrite quoted = bench.quoteOf(0, started);
                    stamp(bench.await(bench.submit(started)));
                    bench.handIn(quoted);
                    time.pause(Duration.ofMillis(3));
                    assertThat(bench.groups).containsExactly(1);
                    stamp(bench.await(bench.submit(bench.intended(bench.works.get(0), quoted.after()))));
                    assertThat(bench.groups).containsExactly(1, 2);
                });
    }

    @Test
    void aQuoteWithoutAnIntentIsWrittenAfterThatMoment() {
        bench(
                bench -> {
                    TradeWrite started = bench.started(bench.works.get(0));
                    stamp(bench.await(bench.submit(started)));
                    long began = time.nanos();
                    stamp(bench.await(bench.submit(bench.quoteOf(0, started))));
                    assertThat(Duration.ofNanos(time.nanos() - began))
                            .isBetween(Duration.ofMillis(10), Duration.ofMillis(15));
                    assertThat(bench.groups).containsExactly(1, 1);
                });
    }

    @Test
    void whatWaitsIsWrittenWhenTheWriterIsClosed() {
        bench(
                bench -> {
                    TradeWrite started = bench.started(bench.works.get(0));
                    stamp(bench.await(bench.submit(started)));
                    CompletableFuture<WriteResult> quoted = bench.submit(bench.quoteOf(0, started));
                    time.pause(Duration.ofMillis(1));
                    bench.writer.close();
                    stamp(bench.await(quoted));
                });
    }

    @Test
    void aStampIsOfTheTimeBeforeTheCommit() {
        bench(
                bench -> {
                    CommitStamp stamp = stamp(bench.await(bench.submit(bench.intent(0))));
                    assertThat(time.nanos() - stamp.nanos()).isPositive();
                    assertThat(stamp.durable()).isTrue();
                });
    }

    @Test
    void aRowThatSomebodyElseMovedStopsItsTradeAndNoOther() {
        bench(
                bench -> {
                    TradeWrite moved = bench.intent(0);
                    TradeWrite fine = bench.intent(1);
                    bench.writer.drain(bench.key);
                    bench.desk.sql(
                            "update trade set status = 'FAILED', reason_code = 'X' where id = ?", moved.tradeId());
                    CompletableFuture<WriteResult> first = bench.submit(moved);
                    CompletableFuture<WriteResult> second = bench.submit(fine);
                    assertThat(refusal(bench.await(first))).isEqualTo(Refusal.ROW_MOVED);
                    stamp(bench.await(second));
                    assertThat(bench.lost).isEmpty();
                });
    }

    @Test
    void aMovedFenceStopsTheRun() {
        bench(
                bench -> {
                    bench.desk.sql("update batch set fence = fence + 1 where id = ?", bench.batch);
                    WriteResult result = bench.await(bench.submit(bench.started(bench.works.get(0))));
                    assertThat(result).isInstanceOf(WriteResult.FenceLost.class);
                    assertThat(bench.lost).hasSize(1);
                    assertThat(bench.status(0)).isEqualTo(TradeStatus.PENDING);
                });
    }

    @Test
    void aReleasedLockStopsTheRunToo() {
        bench(
                bench -> {
                    bench.desk.release(bench.batch);
                    assertThat(bench.await(bench.submit(bench.started(bench.works.get(0)))))
                            .isInstanceOf(WriteResult.FenceLost.class);
                });
    }

    @Test
    void noIntentAndNoStartIsTakenWhileTheDeskIsStopped() {
        bench(
                bench -> {
                    TradeWrite intent = bench.intent(0);
                    bench.writer.drain(bench.key);
                    bench.desk.stop();
                    assertThat(refusal(bench.await(bench.submit(intent)))).isEqualTo(Refusal.STOPPED);
                    assertThat(refusal(bench.await(bench.submit(bench.started(bench.works.get(1))))))
                            .isEqualTo(Refusal.STOPPED);
                    TradeWrite back =
                            bench.change(
                                    bench.works.get(0),
                                    intent.before(),
                                    intent.before().returned("", "", false),
                                    EventKind.TRADE_RETURNED);
                    stamp(bench.await(bench.submit(back)));
                });
    }

    @Test
    void noTradeBeginsInABatchThatIsToBePaused() {
        bench(
                bench -> {
                    bench.desk.request(bench.batch, "PAUSED");
                    assertThat(refusal(bench.await(bench.submit(bench.started(bench.works.get(0))))))
                            .isEqualTo(Refusal.HALTED);
                });
    }

    @Test
    void aCommitThatWasCutAndTookEffectIsFoundByReadingBack() {
        bench(
                bench -> {
                    TradeWrite intent = bench.intent(0);
                    bench.writer.drain(bench.key);
                    bench.troubles.add(Trouble.UNKNOWN_DONE);
                    CommitStamp stamp = stamp(bench.await(bench.submit(intent)));
                    assertThat(stamp.trusted()).isFalse();
                    assertThat(stamp.durable()).isTrue();
                    assertThat(bench.desk.attempts(intent.tradeId())).hasSize(1);
                });
    }

    @Test
    void aCommitThatWasCutAndTookNoEffectIsMadeAgain() {
        bench(
                bench -> {
                    TradeWrite intent = bench.intent(0);
                    bench.writer.drain(bench.key);
                    bench.troubles.add(Trouble.UNKNOWN_NOT_DONE);
                    assertThat(stamp(bench.await(bench.submit(intent))).trusted()).isTrue();
                    assertThat(bench.desk.attempts(intent.tradeId())).hasSize(1);
                    assertThat(bench.desk.attempts(intent.tradeId()).getFirst().attempt().terms().key())
                            .isEqualTo(BookingKey.of(bench.desk.database().deskId(), intent.tradeId(), 1));
                });
    }

    @Test
    void readingBackWaitsForADatabaseThatIsAway() {
        bench(
                bench -> {
                    TradeWrite intent = bench.intent(0);
                    bench.writer.drain(bench.key);
                    bench.troubles.add(Trouble.UNKNOWN_DONE);
                    for (int i = 0; i < 6; i++) {
                        bench.troubles.add(i == 3 ? Trouble.DEFECT : Trouble.AWAY);
                    }
                    assertThat(stamp(bench.await(bench.submit(intent))).trusted()).isFalse();
                    assertThat(bench.database).containsExactly(false, true);
                    assertThat(bench.desk.attempts(intent.tradeId())).hasSize(1);
                });
    }

    @Test
    void whatAGroupThatWasCutHadRefusedIsRefusedAgain() {
        bench(
                bench -> {
                    TradeWrite intent = bench.intent(0);
                    bench.writer.drain(bench.key);
                    bench.desk.stop();
                    bench.troubles.add(Trouble.UNKNOWN_DONE);
                    TradeWrite back =
                            bench.change(
                                    bench.works.get(0),
                                    intent.before(),
                                    intent.before().returned("", "", false),
                                    EventKind.TRADE_RETURNED);
                    CompletableFuture<WriteResult> start = bench.submit(bench.started(bench.works.get(1)));
                    CompletableFuture<WriteResult> done = bench.submit(back);
                    assertThat(refusal(bench.await(start))).isEqualTo(Refusal.STOPPED);
                    stamp(bench.await(done));
                    assertThat(bench.status(0)).isEqualTo(TradeStatus.PENDING);
                });
    }

    @Test
    void anIntentThatTheDatabaseMayLoseAgainSaysSo() {
        bench(
                bench -> {
                    TradeWrite intent = bench.intent(0);
                    bench.writer.drain(bench.key);
                    bench.troubles.add(Trouble.NOT_DURABLE);
                    assertThat(stamp(bench.await(bench.submit(intent))).durable()).isFalse();
                    TradeWrite other = bench.intent(1);
                    bench.writer.drain(bench.key);
                    bench.durable = false;
                    assertThat(stamp(bench.await(bench.submit(other))).durable()).isFalse();
                });
    }

    @Test
    void anIntentsCommitOfOverTenSecondsIsNotTakenForDurable() {
        bench(
                bench -> {
                    TradeWrite intent = bench.intent(0);
                    bench.writer.drain(bench.key);
                    bench.troubles.add(Trouble.SLOW);
                    CommitStamp stamp = stamp(bench.await(bench.submit(intent)));
                    assertThat(stamp.trusted()).isFalse();
                    assertThat(stamp.durable()).isFalse();
                });
    }

    @Test
    void whatWaitsWhileTheDatabaseIsAwayIsWrittenInItsOrderWhenItIsBack() {
        bench(
                bench -> {
                    bench.away = true;
                    CompletableFuture<WriteResult> first = bench.submit(bench.intent(0));
                    time.pause(Duration.ofMinutes(3));
                    CompletableFuture<WriteResult> second = bench.submit(bench.intent(1));
                    assertThat(first).isNotDone();
                    assertThat(bench.database).containsExactly(false);
                    bench.away = false;
                    stamp(bench.await(first));
                    stamp(bench.await(second));
                    assertThat(bench.database).containsExactly(false, true);
                    assertThat(bench.desk.steps(bench.works.get(0).order().id()))
                            .containsExactly("STARTED", "QUOTED", "BOOKING");
                });
    }

    @Test
    void aProcessThatEndsDoesNotWaitForADatabaseThatIsAway() {
        bench(
                bench -> {
                    bench.away = true;
                    CompletableFuture<WriteResult> write = bench.submit(bench.started(bench.works.get(0)));
                    time.pause(Duration.ofSeconds(5));
                    bench.committer.giveUp();
                    assertThat(bench.await(write)).isInstanceOf(WriteResult.FenceLost.class);
                    assertThat(bench.lost).hasSize(1);
                });
    }

    @Test
    void aProcessThatIsToEndStillWritesWhatTheDatabaseTakes() {
        bench(
                bench -> {
                    bench.committer.giveUp();
                    stamp(bench.await(bench.submit(bench.started(bench.works.get(0)))));
                });
    }

    @Test
    void aFailureThatPassesIsRepeatedAndOneThatStaysConcernsItsTradeOnly() {
        bench(
                bench -> {
                    bench.troubles.addAll(List.of(Trouble.DEFECT, Trouble.DEFECT, Trouble.DEFECT));
                    stamp(bench.await(bench.submit(bench.started(bench.works.get(0)))));
                    TradeState wide =
                            bench.works
                                    .get(1)
                                    .state()
                                    .began()
                                    .quoted(1, time.instant(), new BigDecimal("1e15"), RATE, Optional.empty());
                    TradeWrite unwritable =
                            bench.change(
                                    bench.works.get(1),
                                    bench.works.get(1).state().began(),
                                    wide,
                                    EventKind.TRADE_QUOTED);
                    bench.handIn(bench.started(bench.works.get(1)));
                    CompletableFuture<WriteResult> bad = bench.submit(unwritable);
                    CompletableFuture<WriteResult> good = bench.submit(bench.started(bench.works.get(2)));
                    assertThat(refusal(bench.await(bad))).isEqualTo(Refusal.UNWRITABLE);
                    stamp(bench.await(good));
                    assertThat(bench.lost).isEmpty();
                });
    }

    @Test
    void whenTheWritersThreadDiesNobodyWaitsForEver() {
        List<WriteResult> results = new ArrayList<>();
        assertThatThrownBy(
                        () ->
                                time.run(
                                        () -> {
                                            WriterBench bench = new WriterBench(time);
                                            bench.deadly = true;
                                            CompletableFuture<WriteResult> inHand =
                                                    bench.submit(bench.started(bench.works.get(0)));
                                            time.pause(Duration.ofNanos(1));
                                            CompletableFuture<WriteResult> waiting =
                                                    bench.submit(bench.started(bench.works.get(1)));
                                            results.add(bench.await(inHand));
                                            results.add(bench.await(waiting));
                                            bench.writer.close();
                                        }))
                .isInstanceOf(InternalError.class);
        assertThat(results).hasSize(2).allMatch(result -> result instanceof WriteResult.FenceLost);
    }

    @Test
    void drainingWaitsForAllThatWasHandedInBefore() {
        bench(
                bench -> {
                    CompletableFuture<WriteResult> write = bench.submit(bench.started(bench.works.get(0)));
                    bench.writer.drain(bench.key);
                    assertThat(write).isDone();
                });
    }

    @Test
    void closingWritesWhatWaitsAndTakesNothingMore() {
        time.run(
                () -> {
                    WriterBench bench = new WriterBench(time);
                    CompletableFuture<WriteResult> write = bench.submit(bench.intent(0));
                    bench.writer.close();
                    stamp(write.join());
                    TradeWrite late = bench.started(bench.works.get(1));
                    assertThatThrownBy(() -> bench.submit(late)).isInstanceOf(IllegalStateException.class);
                });
    }

    @Test
    void a_write_does_not_wait_long_for_two_trades_that_were_let_go() {
        bench(
                bench -> {
                    List<CompletableFuture<WriteResult>> two =
                            List.of(bench.submit(bench.intent(1)), bench.submit(bench.intent(2)));
                    two.forEach(bench::await);
                    long began = time.nanos();
                    WriteResult third = bench.await(bench.submit(bench.intent(0)));
                    assertThat(third).isInstanceOf(WriteResult.Done.class);
                    assertThat(Duration.ofNanos(time.nanos() - began)).isLessThan(Duration.ofMillis(5));
                });
    }
}

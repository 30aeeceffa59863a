package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.TestDesk.TradeRow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/// Everything that ends a run before its batch has ended: the process, a person, the desk.
class StoppingTest {

    private static final BankScript STEADY =
            new BankScript() {
                @Override
                public Duration takes(String call) {
                    return Duration.ofMillis(300);
                }
            };

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 250, 400, 700, 1000, 1300, 1600, 2000, 2900, 5000})
    void anOrderlyStopLeavesNothingHalfDoneAndTheNextOneGoesOnAtOnce(int millis) {
        Stage.play(
                STEADY,
                stage -> {
                    UUID batch = stage.desk.queue(12, 3, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.time.pause(Duration.ofMillis(millis));
                    stage.stop(engine);
                    assertThat(stage.desk.batch(batch).lock()).isEmpty();
                    assertThat(stage.desk.batch(batch).counts().running()).isZero();
                    assertThat(stage.desk.trades(batch))
                            .allMatch(
                                    trade ->
                                            trade.status().isFinal()
                                                    || trade.status() == TradeStatus.PENDING
                                                    || trade.status() == TradeStatus.BOOKED);
                    assertThat(stage.bank.forgottenQuotes()).isEmpty();
                    Duration stopped = stage.time.elapsed();
                    Workstation next = stage.desk.workstationBeside("next:2:b");
                    Engine second = next.start(stage.bank);
                    stage.time.pause(Duration.ofMillis(100));
                    assertThat(stage.desk.batch(batch).lock().map(lock -> lock.owner())).contains("next:2:b");
                    stage.desk.awaitEnd(batch);
                    stage.stop(second);
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.SUCCESS);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                    assertThat(stopped).isLessThan(Duration.ofMillis(millis + 5_000L));
                });
    }

    @Test
    void aStopWaitsForWhatIsAtTheBank() {
        BankScript slow =
                new BankScript() {
                    @Override
                    public Duration takes(String call) {
                        return call.equals("bookquoteddeal") ? Duration.ofSeconds(9) : Duration.ofMillis(10);
                    }
                };
        Stage.play(
                slow,
                stage -> {
                    UUID batch = stage.desk.queue(9, 3, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(1);
                    stage.stop(engine);
                    assertThat(stage.desk.trades(batch))
                            .filteredOn(trade -> trade.status() == TradeStatus.SUCCESS)
                            .hasSize(3);
                    assertThat(stage.desk.trades(batch))
                            .filteredOn(trade -> trade.status() == TradeStatus.PENDING)
                            .hasSize(6);
                });
    }

    @Test
    void aStopTwiceAndOneBeforeTheStartReturn() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    Engine never = stage.workstation.engine(stage.bank);
                    never.stop(Duration.ofSeconds(1));
                    Engine engine = stage.workstation.start(stage.bank);
                    engine.stop(Duration.ofSeconds(1));
                    engine.stop(Duration.ofSeconds(1));
                });
    }

    @Test
    void aStopDuringTheAskingForDoubtsLeavesThemDueSoon() {
        BankScript doubtful =
                new BankScript() {
                    @Override
                    public Fate fate(BookingRequest request, QuoteRequest deal, int nth) {
                        return nth == 0 ? Fate.BOOKED : Fate.LOST;
                    }

                    @Override
                    public Duration takes(String call) {
                        return call.equals("GetTxnStatus") ? Duration.ofSeconds(3) : Duration.ofMillis(10);
                    }
                };
        Stage.play(
                doubtful,
                stage -> {
                    UUID batch = stage.desk.queue(30, 2, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.await(
                            "only doubts",
                            Duration.ofMinutes(10),
                            () -> stage.desk.batch(batch).nextCheckAt().isPresent());
                    stage.desk.await(
                            "a round", Duration.ofMinutes(1), () -> stage.desk.batch(batch).lock().isPresent());
                    stage.stop(engine);
                    Duration next =
                            Duration.between(
                                    stage.desk.databaseNow(), stage.desk.batch(batch).nextCheckAt().orElseThrow());
                    assertThat(next).isLessThan(Duration.ofSeconds(5));
                });
    }

    @Test
    void aPauseLetsRunningTradesFinishAndThenReleasesTheLock() {
        Stage.play(
                STEADY,
                stage -> {
                    UUID batch = stage.desk.queue(12, 3, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(3);
                    stage.desk.request(batch, "PAUSED");
                    stage.desk.await(
                            "paused",
                            Duration.ofSeconds(5),
                            () -> stage.desk.batch(batch).status() == BatchStatus.PAUSED);
                    assertThat(stage.desk.batch(batch).lock()).isEmpty();
                    assertThat(stage.desk.batch(batch).counts().running()).isZero();
                    int booked = stage.bank.ledger().size();
                    stage.seconds(30);
                    assertThat(stage.bank.ledger()).hasSize(booked).hasSizeBetween(3, 11);
                    stage.stop(engine);
                });
    }

    @Test
    void cancellingTheRestKeepsWhatWasBooked() {
        Stage.play(
                STEADY,
                stage -> {
                    UUID batch = stage.desk.queue(12, 3, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(3);
                    stage.desk.request(batch, "CANCELLED");
                    stage.desk.awaitEnd(batch, Duration.ofSeconds(10));
                    stage.stop(engine);
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.PARTIAL_SUCCESS);
                    assertThat(stage.desk.trades(batch))
                            .extracting(TradeRow::status)
                            .contains(TradeStatus.SUCCESS, TradeStatus.CANCELLED)
                            .doesNotContain(TradeStatus.PENDING);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    @Test
    void aStopOfTheDeskStartsAndSendsNothingUntilItIsLifted() {
        Stage.play(
                STEADY,
                stage -> {
                    UUID batch = stage.desk.queue(12, 3, 5);
                    UUID other = stage.desk.queue(1, 1, 5);
                    stage.workstation.maxBatches = 1;
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(3);
                    stage.desk.stop();
                    int sent = stage.bank.received().size();
                    // what had been sent before is answered
                    stage.seconds(3);
                    assertThat(stage.bank.received().size() - sent).isLessThanOrEqualTo(3);
                    sent = stage.bank.received().size();
                    stage.seconds(60);
                    assertThat(stage.bank.received()).hasSize(sent);
                    assertThat(stage.desk.batch(batch).counts().running()).isZero();
                    assertThat(stage.desk.batch(other).status()).isEqualTo(BatchStatus.PENDING);
                    stage.desk.go();
                    stage.desk.awaitEnd(batch);
                    stage.desk.awaitEnd(other);
                    stage.stop(engine);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    @Test
    void nothingIsSentAfterTheStopsTimeStampPlusOneRoundTrip() {
        Stage.play(
                STEADY,
                stage -> {
                    stage.desk.queue(60, 10, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(4);
                    stage.desk.stop();
                    long stopped = stage.time.nanos();
                    stage.seconds(20);
                    long last =
                            stage.bank.calls().stream()
                                    .filter(call -> call.name().equals("bookquoteddeal"))
                                    .mapToLong(MemoryBank.Call::nanos)
                                    .max()
                                    .orElseThrow();
                    assertThat(Duration.ofNanos(last - stopped)).isLessThan(Duration.ofMillis(250));
                    stage.stop(engine);
                });
    }

    @ParameterizedTest
    @CsvSource({"50", "333", "900", "1500", "2200"})
    void afterAReleaseByAnOperatorTheOwnerSendsNothingMore(int millis) {
        Stage.play(
                STEADY,
                stage -> {
                    UUID batch = stage.desk.queue(60, 10, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(2);
                    stage.time.pause(Duration.ofMillis(millis));
                    stage.desk.release(batch);
                    long released = stage.time.nanos();
                    stage.seconds(20);
                    assertThat(engine.runs(batch)).isFalse();
                    long last =
                            stage.bank.calls().stream()
                                    .filter(call -> call.name().equals("bookquoteddeal"))
                                    .mapToLong(MemoryBank.Call::nanos)
                                    .max()
                                    .orElse(released);
                    assertThat(Duration.ofNanos(last - released)).isLessThan(Duration.ofMillis(250));
                    // and it asked the bank for nothing new after one step
                    long steps =
                            stage.bank.calls().stream()
                                    .filter(call -> call.name().equals("createquote"))
                                    .filter(call -> call.nanos() - released > Duration.ofMillis(1400).toNanos())
                                    .count();
                    assertThat(steps).isZero();
                    // the next owner resolves what was being booked
                    Workstation next = stage.desk.workstationBeside("next:2:b");
                    Engine second = next.start(stage.bank);
                    stage.desk.awaitEnd(batch, Duration.ofMinutes(4));
                    stage.stop(second);
                    stage.stop(engine);
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.SUCCESS);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    @Test
    void aTradeWhoseStartWasRefusedAsksTheBankForNoQuote() {
        AtomicReference<Runnable> atTheStatus = new AtomicReference<>(() -> {});
        BankScript script =
                new BankScript() {
                    @Override
                    public StatusAnswer status(StatusAnswer truth, String id, int asked) {
                        atTheStatus.get().run();
                        return truth;
                    }
                };
        Stage.play(
                script,
                stage -> {
                    // the next trade begins before the run has heard of the stop
                    atTheStatus.set(stage.desk::stop);
                    UUID batch = stage.desk.queue(2, 1, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(5);
                    assertThat(stage.desk.trades(batch))
                            .extracting(TradeRow::status)
                            .containsExactly(TradeStatus.SUCCESS, TradeStatus.PENDING);
                    assertThat(stage.bank.calls("balance")).as("the second one has begun").isEqualTo(2);
                    assertThat(stage.bank.calls("createquote")).isEqualTo(1);
                    stage.desk.go();
                    stage.desk.awaitEnd(batch);
                    stage.stop(engine);
                });
    }

    @Test
    void anOwnerThatStoodStillBeyondItsLeaseWritesAndSendsNothingWhenItWakes() {
        Stage.play(
                STEADY,
                stage -> {
                    UUID batch = stage.desk.queue(30, 5, 5);
                    Workstation sleeping = stage.desk.workstationBeside("sleepy:9:x");
                    sleeping.lockTime = Duration.ofSeconds(10);
                    Engine asleep = sleeping.start(stage.bank);
                    stage.time.pause(Duration.ofMillis(2350));
                    sleeping.machine.stall(Duration.ofSeconds(40));
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(30);
                    int events = stage.desk.events(batch).size();
                    int sent = stage.bank.received().size();
                    boolean ended = stage.desk.batch(batch).status().ended();
                    stage.seconds(15);
                    assertThat(asleep.runs(batch)).isFalse();
                    if (ended) {
                        assertThat(stage.desk.events(batch)).hasSize(events);
                        assertThat(stage.bank.received()).hasSize(sent);
                    }
                    stage.desk.awaitEnd(batch, Duration.ofMinutes(4));
                    stage.stop(engine);
                    assertThat(
                                    stage.desk.column(
                                            "select actor from event where stream_id = ? and number > (select"
                                                    + " max(number) from event where kind = 'BATCH_TAKEN_OVER')",
                                            batch))
                            .doesNotContain("sleepy:9:x");
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }
}

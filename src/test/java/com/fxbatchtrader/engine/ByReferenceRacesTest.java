package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.Statement;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.trade.AttemptOutcome;
import com.fxbatchtrader.domain.trade.Proof;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.ByReference.OwnIds;
import com.fxbatchtrader.engine.trade.ReferenceAnswer;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/// A person's reference beside others who act on the same trade, and beside what holds the desk up: see [ByReference].
class ByReferenceRacesTest {

    @Test
    void aTradeThatWasSettledMeanwhileIsLeftAlone() {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        ByReference.play(
                script,
                scene -> {
                    script.byKey = true;
                    UUID trade = scene.trade();
                    scene.stage().workstation.engine(scene.stage().bank).askOnce(scene.batch(), trade);
                    assertThat(scene.status()).isEqualTo(TradeStatus.SUCCESS);
                    // the batch has ended: there is nothing to claim
                    assertThat(scene.give("T2")).isEmpty();
                    assertThat(scene.attempt().proof()).contains(Proof.STATUS_COMPLETED);
                    assertThat(scene.inItsName()).isEmpty();
                });
    }

    /// Plays with the trades of clients B and C in doubt.
    private static void playTwo(BiConsumer<Stage, UUID> play) {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        script.fates.put("C", BankScript.Fate.LOST);
        Stage.play(
                script,
                stage -> {
                    UUID batch =
                            stage.desk.queue(
                                    1, 5, Order.buy("A", "1000"), Order.buy("B", "2000"), Order.buy("C", "3000"));
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.await(
                            "two doubts",
                            Duration.ofMinutes(2),
                            () -> stage.desk.batch(batch).nextCheckAt().isPresent());
                    stage.stop(engine);
                    play.accept(stage, batch);
                });
    }

    private static Optional<ReferenceAnswer> ofB(Stage stage, UUID batch) {
        UUID trade = Doubtful.second(stage, batch).id();
        return stage.workstation.engine(stage.bank).askOnceByReference(batch, trade, "T2", ByReference.THANDI);
    }

    @Test
    void ofTwoInDoubtTheOtherOneKeepsTheBatchOpen() {
        playTwo(
                (stage, batch) -> {
                    assertThat(ofB(stage, batch)).containsInstanceOf(ReferenceAnswer.Booked.class);
                    assertThat(Doubtful.second(stage, batch).status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.RUNNING);
                    assertThat(stage.desk.batch(batch).nextCheckAt()).isPresent();
                    // it is settled: under its lock nothing is left to be asked
                    assertThat(ofB(stage, batch)).containsInstanceOf(ReferenceAnswer.Overtaken.class);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    /// Two people may find the same reference for two trades; both have looked whether it is taken.
    @Test
    void aReferenceThatAnotherTradeGetsInTheSameMomentIsRefusedByTheDatabase() {
        playTwo(
                (stage, batch) -> {
                    UUID other = stage.desk.trades(batch).get(2).id();
                    stage.workstation.around =
                            wire ->
                                    new PassingGateway(wire) {
                                        @Override
                                        public Statement statement(AccountRef account, LocalDate from, LocalDate to) {
                                            stage.desk.sql(
                                                    "update booking_attempt set bank_transaction_id = 'T2' where"
                                                            + " trade_id = ?",
                                                    other);
                                            return super.statement(account, from, to);
                                        }
                                    };
                    assertThat(ofB(stage, batch)).containsInstanceOf(ReferenceAnswer.Overtaken.class);
                    assertThat(Doubtful.second(stage, batch).status()).isEqualTo(TradeStatus.IN_DOUBT);
                    assertThat(Doubtful.attempt(stage, batch).outcome()).isEqualTo(AttemptOutcome.OPEN);
                    assertThat(stage.desk.batch(batch).lock()).isEmpty();
                });
    }

    @Test
    void aStopOfAllTradingDoesNotKeepADoubtFromBeingSettled() {
        ByReference.play(
                new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER),
                scene -> {
                    scene.stage().desk.stop();
                    assertThat(scene.give("T2")).containsInstanceOf(ReferenceAnswer.Booked.class);
                    assertThat(scene.status()).isEqualTo(TradeStatus.SUCCESS);
                });
    }

    @Test
    void whileAChangedServerIsMatchedNothingIsJudged() {
        ByReference.play(
                new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER),
                scene -> {
                    long asked = scene.stage().bank.calls("GetTxnStatus");
                    scene.stage()
                            .desk
                            .sql(
                                    "update desk set blocked_reason = 'blocked: a test', blocked_at = ?",
                                    scene.stage().desk.databaseNow().atOffset(java.time.ZoneOffset.UTC));
                    assertThat(scene.give("T2")).isEmpty();
                    assertThat(scene.status()).isEqualTo(TradeStatus.IN_DOUBT);
                    assertThat(scene.stage().bank.calls("GetTxnStatus")).isEqualTo(asked);
                });
    }

    @Test
    void aLockThatIsLostWhileTheBankIsAskedLetsNothingBeWritten() {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        ByReference.play(
                script,
                scene -> {
                    scene.stage().workstation.around =
                            wire ->
                                    new PassingGateway(wire) {
                                        @Override
                                        public StatusAnswer status(String id) {
                                            StatusAnswer answer = super.status(id);
                                            // as a block, or somebody who takes the lock away, does
                                            scene.stage().desk.sql("update batch set fence = fence + 1000");
                                            return answer;
                                        }
                                    };
                    assertThat(scene.give("T2")).containsInstanceOf(ReferenceAnswer.Overtaken.class);
                    assertThat(scene.status()).isEqualTo(TradeStatus.IN_DOUBT);
                    assertThat(scene.inItsName()).isEmpty();
                });
    }

    /// A worker asks by itself each second or so, and has the batch's lock while it does.
    @Test
    void aWorkerThatAsksForTheSameTradeIsWaitedFor() {
        OwnIds script =
                new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER) {
                    @Override
                    public Duration takes(String call) {
                        return call.equals("GetTxnStatus") ? Duration.ofSeconds(1) : Duration.ofMillis(20);
                    }
                };
        ByReference.play(
                script,
                scene -> {
                    Workstation beside = scene.stage().desk.workstationBeside("there:2:b");
                    Engine worker = beside.start(scene.stage().bank);
                    scene.stage().desk.sql("update booking_attempt set next_ask_at = null where outcome = 'OPEN'");
                    scene.stage()
                            .desk
                            .sql(
                                    "update batch set next_check_at = ?",
                                    scene.stage().desk.databaseNow().atOffset(java.time.ZoneOffset.UTC));
                    scene.stage()
                            .desk
                            .await(
                                    "the worker asks",
                                    Duration.ofSeconds(10),
                                    () -> scene.stage().desk.batch(scene.batch()).lock().isPresent());
                    assertThat(scene.give("T2")).containsInstanceOf(ReferenceAnswer.Booked.class);
                    assertThat(scene.attempt().proof()).contains(Proof.STATUS_BY_REFERENCE);
                    scene.stage().stop(worker);
                    assertThat(scene.status()).isEqualTo(TradeStatus.SUCCESS);
                });
    }

    @Test
    void aBatchThatRunsIsNotWaitedForLong() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    UUID batch = stage.desk.queue(400, 1, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(2);
                    Engine asking = stage.desk.workstationBeside("there:2:b").engine(stage.bank);
                    UUID trade = stage.desk.trades(batch).getFirst().id();
                    assertThat(asking.askOnceByReference(batch, trade, "T1", ByReference.THANDI)).isEmpty();
                    assertThat(stage.time.elapsed()).isLessThan(Duration.ofSeconds(8));
                    stage.stop(engine);
                });
    }
}

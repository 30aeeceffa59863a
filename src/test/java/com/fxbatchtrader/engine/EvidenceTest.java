package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.AnswerMeta;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.BankScript.Fate;
import com.fxbatchtrader.engine.TestDesk.TradeRow;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/// When the bank's "unknown" proves something.
class EvidenceTest {

    @Test
    void unknownProvesNothingAtABankThatDoesNotAnswerByOurKey() {
        Doubtful script = Doubtful.unprovable();
        Stage.play(
                script,
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.time.pause(Duration.ofMinutes(12));
                    assertThat(Doubtful.second(stage, batch).status()).isEqualTo(TradeStatus.IN_DOUBT);
                    assertThat(Doubtful.attempt(stage, batch).inquiry().lastAnswer())
                            .contains("not known to answer by our key");
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.RUNNING);
                    assertThat(stage.desk.batch(batch).lock()).isEmpty();
                    stage.stop(engine);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    @Test
    void untilABookingIsConfirmedUnknownProvesNothing() {
        Stage.play(
                Doubtful.with(Fate.LOST),
                stage -> {
                    UUID batch = stage.desk.queue(5, 5, Order.buy("B", "2000"));
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.time.pause(Duration.ofMinutes(5));
                    assertThat(stage.desk.trade(batch).status()).isEqualTo(TradeStatus.IN_DOUBT);
                    UUID other = stage.desk.queue(5, 5, Order.buy("A", "3000"));
                    stage.desk.awaitEnd(other);
                    // it is asked again within its back-off, twice
                    stage.desk.awaitEnd(batch, Duration.ofMinutes(10));
                    assertThat(stage.desk.trade(batch).reason()).isEqualTo("NOT_BOOKED");
                    stage.stop(engine);
                });
    }

    @Test
    void theFirstBookingOfAnEnvironmentIsAskedForBeforeADoubtIsJudged() {
        Stage.play(
                Doubtful.with(Fate.LOST),
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.await(
                            "A", Duration.ofSeconds(30), () -> stage.desk.trades(batch).get(0).status().isFinal());
                    // as if the proof had been lost or were too old
                    stage.stop(engine);
                    stage.desk.sql("update bank_evidence set proven_at = dateadd(hour, -25, proven_at)");
                    long asked = stage.bank.calls("GetTxnStatus");
                    stage.execute(batch);
                    assertThat(Doubtful.second(stage, batch).reason()).isEqualTo("NOT_BOOKED");
                    assertThat(stage.bank.calls("GetTxnStatus")).isGreaterThan(asked + 2);
                    assertThat(stage.desk.column("select proven_at from bank_evidence")).hasSize(1);
                });
    }

    /// Client B's booking is in doubt, and the bank is known to answer by our key.
    private static UUID doubtful(Stage stage) {
        UUID batch = Doubtful.queue(stage);
        Engine engine = stage.workstation.start(stage.bank);
        stage.desk.await(
                "A is proven and B in doubt",
                Duration.ofSeconds(30),
                () ->
                        stage.desk.trades(batch).get(0).status().isFinal()
                                && Doubtful.second(stage, batch).status() == TradeStatus.IN_DOUBT);
        stage.stop(engine);
        assertThat(stage.desk.column("select proven_at from bank_evidence")).hasSize(1);
        return batch;
    }

    @Test
    void unknownFromAnotherAddressThanTheBookingWasSentToProvesNothing() {
        Stage.play(
                Doubtful.with(Fate.LOST),
                stage -> {
                    UUID batch = doubtful(stage);
                    UUID trade = Doubtful.second(stage, batch).id();
                    stage.desk.sql("update booking_attempt set venue = 'elsewhere:443' where trade_id = ?", trade);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.time.pause(Duration.ofMinutes(12));
                    assertThat(Doubtful.second(stage, batch).status()).isEqualTo(TradeStatus.IN_DOUBT);
                    assertThat(Doubtful.attempt(stage, batch).inquiry().lastAnswer()).contains("proves nothing");
                    stage.stop(engine);
                });
    }

    @Test
    void whileItCantBeReadWhetherTheBankIsKnownUnknownProvesNothing() {
        Stage.play(
                Doubtful.with(Fate.LOST),
                stage -> {
                    UUID batch = doubtful(stage);
                    stage.desk.sql("alter table bank_evidence rename to hidden");
                    Engine engine = stage.workstation.start(stage.bank);
                    try {
                        stage.time.pause(Duration.ofMinutes(12));
                        assertThat(Doubtful.second(stage, batch).status()).isEqualTo(TradeStatus.IN_DOUBT);
                    } finally {
                        stage.desk.sql("alter table hidden rename to bank_evidence");
                    }
                    stage.desk.awaitEnd(batch, Duration.ofMinutes(15));
                    assertThat(Doubtful.second(stage, batch).reason()).isEqualTo("NOT_BOOKED");
                    stage.stop(engine);
                });
    }

    @Test
    void aProofThatAnotherProcessHasTakenBackCountsNoMore() {
        AtomicBoolean byKey = new AtomicBoolean(true);
        Doubtful script =
                new Doubtful() {
                    @Override
                    public boolean answersByKey() {
                        return byKey.get();
                    }
                };
        script.fates.put("B", Fate.LOST);
        Stage.play(
                script,
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.await(
                            "B was asked for twice",
                            Duration.ofSeconds(20),
                            () ->
                                    Doubtful.second(stage, batch).attempts() == 1
                                            && Doubtful.attempt(stage, batch).inquiry().count() >= 2);
                    assertThat(stage.desk.column("select proven_at from bank_evidence")).doesNotContainNull();
                    byKey.set(false);
                    stage.desk.sql(
                            "update bank_evidence set proven_at = null, refuted_at = ?",
                            stage.desk.databaseNow().atOffset(ZoneOffset.UTC));
                    stage.time.pause(Duration.ofMinutes(12));
                    assertThat(Doubtful.second(stage, batch).status()).isEqualTo(TradeStatus.IN_DOUBT);
                    stage.stop(engine);
                });
    }

    @Test
    void aProofIsGoodForADay() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    String proven = "select proven_at from bank_evidence";
                    stage.executeOne();
                    List<String> first = stage.desk.column(proven);
                    assertThat(first).hasSize(1);
                    stage.time.pause(Duration.ofHours(23));
                    stage.executeOne(Order.buy("C2", "3000"));
                    assertThat(stage.desk.column(proven)).isEqualTo(first);
                    stage.time.pause(Duration.ofHours(2));
                    stage.executeOne(Order.buy("C3", "4000"));
                    assertThat(stage.desk.column(proven)).hasSize(1).isNotEqualTo(first);
                });
    }

    @Test
    void anAnswerWithoutDateACachedOneAndOneOfAnotherTimeProveNothing() {
        Doubtful script =
                new Doubtful() {
                    private int asked;

                    @Override
                    public AnswerMeta meta(AnswerMeta truth, String call) {
                        if (!call.equals("GetTxnStatus") || truth.httpStatus().orElse(0) != 404) {
                            return truth;
                        }
                        asked++;
                        Optional<Instant> date =
                                switch (asked % 3) {
                                    case 0 -> Optional.empty();
                                    case 1 -> truth.bankTime().map(at -> at.plus(Duration.ofMinutes(6)));
                                    default -> truth.bankTime();
                                };
                        return new AnswerMeta(
                                truth.httpStatus(), date, asked % 3 == 2, truth.sentAt(), truth.endedAt(), truth.raw());
                    }
                };
        script.fates.put("B", Fate.LOST);
        Stage.play(
                script,
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.time.pause(Duration.ofMinutes(20));
                    assertThat(Doubtful.second(stage, batch).status()).isEqualTo(TradeStatus.IN_DOUBT);
                    List<String> answers =
                            stage.desk.column(
                                    "select state_after from event where kind = 'TRADE_ASKED' order by number");
                    assertThat(answers).anyMatch(answer -> answer.contains("no Date"));
                    assertThat(answers).anyMatch(answer -> answer.contains("cached"));
                    assertThat(answers).anyMatch(answer -> answer.contains("more than 5 minutes"));
                    stage.stop(engine);
                });
    }

    @Test
    void whatTheEvidenceMeetsIsOfNoConsequenceForATradeThatSucceeded() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    stage.desk.sql("alter table bank_evidence rename to hidden");
                    try {
                        TradeRow trade = stage.executeOne();
                        assertThat(trade.status()).isEqualTo(TradeStatus.SUCCESS);
                        assertThat(stage.desk.steps(trade.id())).endsWith("BOOKED", "SUCCEEDED");
                    } finally {
                        stage.desk.sql("alter table hidden rename to bank_evidence");
                    }
                });
    }
}

package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.Statement;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.bank.StatusAnswer.State;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.AttemptOutcome;
import com.fxbatchtrader.domain.trade.Proof;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.trade.Hand;
import com.fxbatchtrader.engine.trade.ReferenceAnswer;
import com.fxbatchtrader.engine.trade.ReferenceAnswer.Why;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// What becomes of the bank's reference that a person gives for a trade in doubt. The bank knows deals by its own ids
/// only (T1 is client A's, T2 client B's), no line of its statement carries a key, and the answer to client B's booking
/// was lost: by itself the program can't settle it. The ledger is held against the desk after each play.
class ByReferenceTest {

    private static final Hand THANDI = new Hand("user:thandi@desk-1", "on the bank's slip 4711");

    /// A bank whose answers to its own ids name our key, as the test wants them.
    private static class OwnIds extends Doubtful {

        String keyOfB = "";
        boolean names = true;
        boolean byKey;
        boolean away;
        State state = State.COMPLETED;

        OwnIds(Fate ofB) {
            fates.put("B", ofB);
        }

        @Override
        public Fate fate(BookingRequest request, QuoteRequest deal, int nth) {
            if (deal.from().cif().equals("B")) {
                keyOfB = request.key().toString();
            }
            return super.fate(request, deal, nth);
        }

        @Override
        public boolean answersByKey() {
            return byKey;
        }

        @Override
        public boolean statementCarriesKey() {
            return false;
        }

        @Override
        public Optional<BankException> failure(String call) {
            return away && call.equals("GetTxnStatus")
                    ? Optional.of(new BankException(BankException.Kind.CONNECT, call, "no route"))
                    : Optional.empty();
        }

        @Override
        public StatusAnswer status(StatusAnswer truth, String id, int asked) {
            return truth instanceof StatusAnswer.Known known && id.equals("T2")
                    ? new StatusAnswer.Known(state, known.transactionId(), ids(known), known.meta())
                    : truth;
        }

        private Set<String> ids(StatusAnswer.Known known) {
            Set<String> ids = new HashSet<>(known.ids());
            ids.remove(keyOfB);
            if (names) {
                ids.add(keyOfB);
            }
            return ids;
        }
    }

    /// Plays with client B's trade in doubt, and no process at work.
    private static void play(OwnIds script, Consumer<Scene> play) {
        Stage.play(
                script,
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.await(
                            "B is in doubt and left to the asking",
                            Duration.ofSeconds(60),
                            () -> stage.desk.batch(batch).nextCheckAt().isPresent());
                    stage.stop(engine);
                    Scene scene = new Scene(stage, batch, script);
                    assertThat(scene.status()).isEqualTo(TradeStatus.IN_DOUBT);
                    play.accept(scene);
                    assertThat(stage.bank.received()).hasSize(2);
                });
    }

    private record Scene(Stage stage, UUID batch, OwnIds script) {

        TradeStatus status() {
            return Doubtful.second(stage, batch).status();
        }

        UUID trade() {
            return Doubtful.second(stage, batch).id();
        }

        Attempt attempt() {
            return Doubtful.attempt(stage, batch);
        }

        Optional<ReferenceAnswer> give(String reference) {
            return stage.workstation.engine(stage.bank).askOnceByReference(batch, trade(), reference, THANDI);
        }

        void refuses(String reference, Why why, String... words) {
            Attempt.Inquiry before = attempt().inquiry();
            assertThat(give(reference))
                    .hasValueSatisfying(
                            answer -> {
                                assertThat(answer).isInstanceOf(ReferenceAnswer.NotProven.class);
                                assertThat(((ReferenceAnswer.NotProven) answer).why()).isEqualTo(why);
                                assertThat(answer.said()).contains(words);
                            });
            assertThat(status()).isEqualTo(TradeStatus.IN_DOUBT);
            assertThat(attempt().outcome()).isEqualTo(AttemptOutcome.OPEN);
            Attempt.Inquiry after = attempt().inquiry();
            // it was no answer to our key: neither the back-off nor the evidence of "unknown" has moved
            assertThat(after.count()).isEqualTo(before.count());
            assertThat(after.nextAt()).isEqualTo(before.nextAt());
            assertThat(after.unknownFirst()).isEqualTo(before.unknownFirst());
            assertThat(stage.desk.batch(batch).lock()).isEmpty();
        }

        List<String> inItsName() {
            return stage.desk.column(
                    "select kind from event where actor = 'user:thandi@desk-1' and reason = 'on the bank''s slip 4711'"
                            + " order by number");
        }
    }

    @Test
    void anAnswerThatNamesOurKeyBooksTheTradeInThePersonsName() {
        play(
                new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER),
                scene -> {
                    assertThat(scene.give("T2"))
                            .containsInstanceOf(ReferenceAnswer.Booked.class)
                            .hasValueSatisfying(a -> assertThat(a.said()).contains("T2", "COMPLETED", "names our key"));
                    assertThat(scene.status()).isEqualTo(TradeStatus.SUCCESS);
                    Attempt attempt = scene.attempt();
                    assertThat(attempt.proof()).contains(Proof.STATUS_BY_REFERENCE);
                    assertThat(attempt.proofText()).contains("reference T2", "names our key");
                    assertThat(attempt.exchange().bankTransactionId()).isEqualTo("T2");
                    assertThat(scene.inItsName()).containsExactly("TRADE_BOOKED", "TRADE_SUCCEEDED");
                    assertThat(scene.stage.desk.batch(scene.batch).status()).isEqualTo(BatchStatus.SUCCESS);
                    assertThat(Reckoning.complaints(scene.stage.desk, scene.stage.bank)).isEmpty();
                });
    }

    @Test
    void aBookingThatWasFoundByReferenceDoesNotMakeUnknownAnEvidence() {
        play(
                new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER),
                scene -> {
                    String proven = "select proven_at from bank_evidence";
                    scene.give("T2");
                    assertThat(scene.stage.desk.column(proven)).containsOnlyNulls();
                    assertThat(scene.stage.desk.column("select refuted_at from bank_evidence")).doesNotContainNull();
                });
    }

    @Test
    void aBankThatAnswersByOurKeyIsNotTakenForOneThatDoesNot() {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        play(
                script,
                scene -> {
                    script.byKey = true;
                    scene.give("T2");
                    assertThat(scene.attempt().proof()).contains(Proof.STATUS_BY_REFERENCE);
                    assertThat(scene.stage.desk.column("select proven_at from bank_evidence")).doesNotContainNull();
                });
    }

    @Test
    void pendingIsBookedAndTheBankIsAskedOnByTheIdThatIsKnownNow() {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        script.state = State.PENDING;
        play(
                script,
                scene -> {
                    assertThat(scene.give("T2"))
                            .hasValueSatisfying(a -> assertThat(a.said()).contains("PENDING"));
                    assertThat(scene.status()).isEqualTo(TradeStatus.BOOKED);
                    assertThat(scene.attempt().outcome()).isEqualTo(AttemptOutcome.OPEN);
                    // a second time nothing but the asking is new
                    scene.give("T2");
                    assertThat(scene.inItsName()).containsExactly("TRADE_BOOKED", "TRADE_ASKED");
                    script.state = State.COMPLETED;
                    scene.stage.execute(scene.batch);
                    assertThat(scene.attempt().proof()).contains(Proof.STATUS_COMPLETED);
                });
    }

    @Test
    void aReferenceThatTheBankDoesNotKnowChangesNothing() {
        play(
                new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER),
                scene -> {
                    scene.refuses("T99", Why.UNKNOWN, "does not know the reference T99", "NOT_FOUND");
                    // what the bank said stays in the dossier, with who has asked
                    assertThat(scene.inItsName()).containsExactly("TRADE_ASKED");
                    assertThat(scene.attempt().inquiry().lastAnswer()).contains("T99");
                });
    }

    @Test
    void aReferenceThatAnotherTradeBearsIsRefusedBeforeTheBankIsAsked() {
        play(
                new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER),
                scene -> {
                    long asked = scene.stage.bank.calls("GetTxnStatus");
                    scene.refuses("T1", Why.NOT_ITS_REFERENCE, "T1 is the bank's id of trade 1/2, attempt 1 (BOOKED)");
                    assertThat(scene.stage.bank.calls("GetTxnStatus")).isEqualTo(asked);
                });
    }

    @Test
    void ourOwnKeyIsNoReference() {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        play(
                script,
                scene -> scene.refuses(script.keyOfB.toUpperCase(java.util.Locale.ROOT), Why.NOT_ITS_REFERENCE, "key"));
    }

    @Test
    void anAnswerThatNamesTheKeyOfAnotherTradeSaysWhose() {
        OwnIds script =
                new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER) {
                    @Override
                    public StatusAnswer status(StatusAnswer truth, String id, int asked) {
                        return id.equals("SLIP-7") ? known("SLIP-7", Set.of(keyOfA), truth) : truth;
                    }

                    private String keyOfA = "";

                    @Override
                    public Fate fate(BookingRequest request, QuoteRequest deal, int nth) {
                        if (deal.from().cif().equals("A")) {
                            keyOfA = request.key().toString();
                        }
                        return super.fate(request, deal, nth);
                    }
                };
        play(script, scene -> scene.refuses("SLIP-7", Why.OTHER_BOOKING, "it names trade 1/2, attempt 1 (BOOKED)"));
    }

    private static StatusAnswer known(String id, Set<String> more, StatusAnswer truth) {
        Set<String> ids = new HashSet<>(more);
        ids.add(id.toLowerCase(java.util.Locale.ROOT));
        return new StatusAnswer.Known(State.COMPLETED, id, ids, truth.meta());
    }

    @Test
    void anAnswerThatNamesAKeyOfNobodyHereSaysSo() {
        String foreign = "6b1f0f5c-0000-5000-8000-000000000001";
        OwnIds script =
                new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER) {
                    @Override
                    public StatusAnswer status(StatusAnswer truth, String id, int asked) {
                        return id.equals("SLIP-7") ? known("SLIP-7", Set.of(foreign), truth) : truth;
                    }
                };
        play(script, scene -> scene.refuses("SLIP-7", Why.OTHER_BOOKING, foreign, "not known here"));
    }

    @Test
    void anAnswerThatNamesNoKeyProvesNothing() {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        script.names = false;
        play(script, scene -> scene.refuses("T2", Why.NO_KEY, "names no key of this desk"));
    }

    /// Among several transactions under one key a person may have found the one that failed.
    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"FAILED", "REJECTED"})
    void whatTheBankHasNotBookedIsNotTakenForAProofOfThat(State state) {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        script.state = state;
        play(script, scene -> scene.refuses("T2", Why.NOT_BOOKED, state.name(), "not booked there"));
    }

    @Test
    void anIdInTheAnswerThatAnotherTradeBearsIsNotWrittenTwice() {
        OwnIds script =
                new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER) {
                    @Override
                    public StatusAnswer status(StatusAnswer truth, String id, int asked) {
                        return id.equals("SLIP-7") ? known("T1", Set.of(keyOfB), truth) : truth;
                    }
                };
        play(script, scene -> scene.refuses("SLIP-7", Why.NOT_ITS_REFERENCE, "T1 is the bank's id of trade 1/2"));
    }

    @Test
    void anAnswerWithoutTheBookingsIdIsNotWritten() {
        OwnIds script =
                new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER) {
                    @Override
                    public StatusAnswer status(StatusAnswer truth, String id, int asked) {
                        return id.equals("SLIP-7")
                                ? new StatusAnswer.Known(State.COMPLETED, "", Set.of(keyOfB), truth.meta())
                                : truth;
                    }
                };
        play(script, scene -> scene.refuses("SLIP-7", Why.UNCLEAR, "no id of the booking"));
    }

    @Test
    void aStatusThatIsRefusedProvesNothing() {
        OwnIds script =
                new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER) {
                    @Override
                    public StatusAnswer status(StatusAnswer truth, String id, int asked) {
                        return id.equals("T2") ? new StatusAnswer.Refused("BUSY", "not now", truth.meta()) : truth;
                    }
                };
        play(script, scene -> scene.refuses("T2", Why.UNCLEAR, "BUSY not now"));
    }

    @Test
    void aBankThatIsAwayChangesNothing() {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        play(
                script,
                scene -> {
                    script.away = true;
                    scene.refuses("T2", Why.AWAY, "no usable answer for T2");
                    assertThat(scene.inItsName()).isEmpty();
                });
    }

    @Test
    void aLineWithOurKeyAndAnotherAmountContradicts() {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        play(
                script,
                scene -> {
                    scene.stage.workstation.around =
                            wire -> new PassingGateway(wire) {
                                @Override
                                public Statement statement(AccountRef account, LocalDate from, LocalDate until) {
                                    BigDecimal amount = new BigDecimal("2000.01");
                                    return new Statement(
                                            List.of(new Statement.Entry("2026-03-02", "FX", script.keyOfB, amount)));
                                }
                            };
                    scene.refuses("T2", Why.DIFFERS, "2000.01 ZAR moved, not 2000");
                });
    }

    @Test
    void theRightLinesDoNotContradict() {
        OwnIds script =
                new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER) {
                    private int statements;

                    @Override
                    public boolean statementCarriesKey() {
                        return statements > 0;
                    }

                    @Override
                    public StatusAnswer status(StatusAnswer truth, String id, int asked) {
                        statements += id.equals("T2") ? 1 : 0;
                        return super.status(truth, id, asked);
                    }
                };
        play(
                script,
                scene -> {
                    scene.give("T2");
                    assertThat(scene.attempt().proof()).contains(Proof.STATUS_BY_REFERENCE);
                });
    }

    @Test
    void aTradeThatWasSettledMeanwhileIsLeftAlone() {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        play(
                script,
                scene -> {
                    script.byKey = true;
                    UUID trade = scene.trade();
                    scene.stage.workstation.engine(scene.stage.bank).askOnce(scene.batch, trade);
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
                            Duration.ofSeconds(120),
                            () -> stage.desk.batch(batch).nextCheckAt().isPresent());
                    stage.stop(engine);
                    play.accept(stage, batch);
                });
    }

    private static Optional<ReferenceAnswer> ofB(Stage stage, UUID batch) {
        UUID trade = Doubtful.second(stage, batch).id();
        return stage.workstation.engine(stage.bank).askOnceByReference(batch, trade, "T2", THANDI);
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
        play(
                new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER),
                scene -> {
                    scene.stage.desk.stop();
                    assertThat(scene.give("T2")).containsInstanceOf(ReferenceAnswer.Booked.class);
                    assertThat(scene.status()).isEqualTo(TradeStatus.SUCCESS);
                });
    }

    @Test
    void whileAChangedServerIsMatchedNothingIsJudged() {
        play(
                new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER),
                scene -> {
                    long asked = scene.stage.bank.calls("GetTxnStatus");
                    scene.stage.desk.sql("update desk set blocked_reason = 'blocked: a test', blocked_at = ?", scene.stage.desk.databaseNow().atOffset(java.time.ZoneOffset.UTC));
                    assertThat(scene.give("T2")).isEmpty();
                    assertThat(scene.status()).isEqualTo(TradeStatus.IN_DOUBT);
                    assertThat(scene.stage.bank.calls("GetTxnStatus")).isEqualTo(asked);
                });
    }

    @Test
    void aLockThatIsLostWhileTheBankIsAskedLetsNothingBeWritten() {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        play(
                script,
                scene -> {
                    scene.stage.workstation.around =
                            wire -> new PassingGateway(wire) {
                                @Override
                                public StatusAnswer status(String id) {
                                    StatusAnswer answer = super.status(id);
                                    // as a block, or somebody who takes the lock away, does
                                    scene.stage.desk.sql("update batch set fence = fence + 1000");
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
        play(
                script,
                scene -> {
                    Workstation beside = scene.stage.desk.workstationBeside("there:2:b");
                    Engine worker = beside.start(scene.stage.bank);
                    scene.stage.desk.sql("update booking_attempt set next_ask_at = null where outcome = 'OPEN'");
                    scene.stage.desk.sql("update batch set next_check_at = ?", scene.stage.desk.databaseNow().atOffset(java.time.ZoneOffset.UTC));
                    scene.stage.desk.await(
                            "the worker asks",
                            Duration.ofSeconds(10),
                            () -> scene.stage.desk.batch(scene.batch).lock().isPresent());
                    assertThat(scene.give("T2")).containsInstanceOf(ReferenceAnswer.Booked.class);
                    assertThat(scene.attempt().proof()).contains(Proof.STATUS_BY_REFERENCE);
                    scene.stage.stop(worker);
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
                    assertThat(asking.askOnceByReference(batch, trade, "T1", THANDI)).isEmpty();
                    assertThat(stage.time.elapsed()).isLessThan(Duration.ofSeconds(8));
                    stage.stop(engine);
                });
    }
}

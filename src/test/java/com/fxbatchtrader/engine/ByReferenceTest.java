package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.AccountRef;
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
import com.fxbatchtrader.engine.ByReference.OwnIds;
import com.fxbatchtrader.engine.trade.ReferenceAnswer;
import com.fxbatchtrader.engine.trade.ReferenceAnswer.Why;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the bank's answer to a person's reference proves, and what it leaves as it was: see [ByReference].
class ByReferenceTest {

    @Test
    void anAnswerThatNamesOurKeyBooksTheTradeInThePersonsName() {
        ByReference.play(
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
                    assertThat(scene.stage().desk.batch(scene.batch()).status()).isEqualTo(BatchStatus.SUCCESS);
                    assertThat(Reckoning.complaints(scene.stage().desk, scene.stage().bank)).isEmpty();
                });
    }

    @Test
    void aBookingThatWasFoundByReferenceDoesNotMakeUnknownAnEvidence() {
        ByReference.play(
                new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER),
                scene -> {
                    String proven = "select proven_at from bank_evidence";
                    scene.give("T2");
                    assertThat(scene.stage().desk.column(proven)).containsOnlyNulls();
                    assertThat(scene.stage().desk.column("select refuted_at from bank_evidence")).doesNotContainNull();
                });
    }

    @Test
    void aBankThatAnswersByOurKeyIsNotTakenForOneThatDoesNot() {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        ByReference.play(
                script,
                scene -> {
                    script.byKey = true;
                    scene.give("T2");
                    assertThat(scene.attempt().proof()).contains(Proof.STATUS_BY_REFERENCE);
                    assertThat(scene.stage().desk.column("select proven_at from bank_evidence")).doesNotContainNull();
                });
    }

    @Test
    void pendingIsBookedAndTheBankIsAskedOnByTheIdThatIsKnownNow() {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        script.state = State.PENDING;
        ByReference.play(
                script,
                scene -> {
                    assertThat(scene.give("T2")).hasValueSatisfying(a -> assertThat(a.said()).contains("PENDING"));
                    assertThat(scene.status()).isEqualTo(TradeStatus.BOOKED);
                    assertThat(scene.attempt().outcome()).isEqualTo(AttemptOutcome.OPEN);
                    // a second time nothing but the asking is new
                    scene.give("T2");
                    assertThat(scene.inItsName()).containsExactly("TRADE_BOOKED", "TRADE_ASKED");
                    script.state = State.COMPLETED;
                    scene.stage().execute(scene.batch());
                    assertThat(scene.attempt().proof()).contains(Proof.STATUS_COMPLETED);
                });
    }

    @Test
    void aReferenceThatTheBankDoesNotKnowChangesNothing() {
        ByReference.play(
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
        ByReference.play(
                new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER),
                scene -> {
                    long asked = scene.stage().bank.calls("GetTxnStatus");
                    scene.refuses("T1", Why.NOT_ITS_REFERENCE, "T1 is the bank's id of trade 1/2, attempt 1 (BOOKED)");
                    assertThat(scene.stage().bank.calls("GetTxnStatus")).isEqualTo(asked);
                });
    }

    @Test
    void ourOwnKeyIsNoReference() {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        ByReference.play(
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
        ByReference.play(
                script, scene -> scene.refuses("SLIP-7", Why.OTHER_BOOKING, "it names trade 1/2, attempt 1 (BOOKED)"));
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
        ByReference.play(script, scene -> scene.refuses("SLIP-7", Why.OTHER_BOOKING, foreign, "not known here"));
    }

    @Test
    void anAnswerThatNamesNoKeyProvesNothing() {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        script.names = false;
        ByReference.play(script, scene -> scene.refuses("T2", Why.NO_KEY, "names no key of this desk"));
    }

    /// Among several transactions under one key a person may have found the one that failed.
    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"FAILED", "REJECTED"})
    void whatTheBankHasNotBookedIsNotTakenForAProofOfThat(State state) {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        script.state = state;
        ByReference.play(script, scene -> scene.refuses("T2", Why.NOT_BOOKED, state.name(), "not booked there"));
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
        ByReference.play(
                script, scene -> scene.refuses("SLIP-7", Why.NOT_ITS_REFERENCE, "T1 is the bank's id of trade 1/2"));
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
        ByReference.play(script, scene -> scene.refuses("SLIP-7", Why.UNCLEAR, "no id of the booking"));
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
        ByReference.play(script, scene -> scene.refuses("T2", Why.UNCLEAR, "BUSY not now"));
    }

    @Test
    void aBankThatIsAwayChangesNothing() {
        OwnIds script = new OwnIds(BankScript.Fate.BOOKED_NO_ANSWER);
        ByReference.play(
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
        ByReference.play(
                script,
                scene -> {
                    scene.stage().workstation.around =
                            wire ->
                                    new PassingGateway(wire) {
                                        @Override
                                        public Statement statement(
                                                AccountRef account, LocalDate from, LocalDate until) {
                                            BigDecimal amount = new BigDecimal("2000.01");
                                            return new Statement(
                                                    List.of(
                                                            new Statement.Entry(
                                                                    "2026-03-02", "FX", script.keyOfB, amount)));
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
        ByReference.play(
                script,
                scene -> {
                    scene.give("T2");
                    assertThat(scene.attempt().proof()).contains(Proof.STATUS_BY_REFERENCE);
                });
    }
}

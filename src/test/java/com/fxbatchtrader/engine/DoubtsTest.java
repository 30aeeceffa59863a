package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.AnswerMeta;
import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.Statement;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.bank.StatusAnswer.State;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.Proof;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.BankScript.Fate;
import com.fxbatchtrader.engine.TestDesk.TradeRow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What becomes of a booking whose answer proves nothing. In each batch the first trade (client A) is booked plainly,
/// so that the bank is known to answer by our key, and the second one (client B) meets the trouble.
class DoubtsTest {

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"BOOKED_NO_ANSWER", "BOOKED_UNREADABLE", "BOOKED_LATE"})
    void aBookingThatTookEffectIsFoundByItsKey(Fate fate) {
        Stage.play(
                Doubtful.with(fate),
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    stage.execute(batch);
                    TradeRow trade = Doubtful.second(stage, batch);
                    assertThat(trade.status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(stage.desk.steps(trade.id()))
                            .containsSubsequence("BOOKING", "IN_DOUBT", "BOOKED", "SUCCEEDED")
                            .containsOnlyOnce("BOOKING");
                    assertThat(stage.bank.received()).hasSize(2);
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"LOST", "NEVER_ARRIVED", "ODD_CODE", "UNAVAILABLE"})
    void aBookingThatTookNoEffectFailsWhenTheBankTwiceDoesNotKnowIt(Fate fate) {
        Stage.play(
                Doubtful.with(fate),
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    stage.execute(batch);
                    TradeRow trade = Doubtful.second(stage, batch);
                    assertThat(trade.status()).isEqualTo(TradeStatus.FAILED);
                    assertThat(trade.reason()).isEqualTo("NOT_BOOKED");
                    Attempt attempt = Doubtful.attempt(stage, batch);
                    assertThat(attempt.proof()).contains(Proof.UNKNOWN_FINAL);
                    Instant first = attempt.inquiry().unknownFirst().orElseThrow();
                    Instant last = attempt.inquiry().unknownLast().orElseThrow();
                    // both beyond quote and margin, 30 s apart, by the bank's own Date
                    assertThat(first.minusSeconds(1)).isAfter(attempt.terms().quoteExpiry().plusSeconds(30));
                    assertThat(Duration.between(first, last)).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
                    assertThat(stage.time.elapsed()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(110));
                });
    }

    @Test
    void whatIsInDoubtIsNeverSentAgain() {
        Stage.play(
                Doubtful.with(Fate.LOST),
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    stage.execute(batch);
                    assertThat(stage.bank.received()).hasSize(2);
                    assertThat(Doubtful.second(stage, batch).attempts()).isEqualTo(1);
                });
    }

    /// Answers the status of client B's booking as it is told.
    private static Doubtful answering(Fate fate, Answers answers) {
        Doubtful script =
                new Doubtful() {
                    @Override
                    public StatusAnswer status(StatusAnswer truth, String id, int asked) {
                        boolean ofB = id.equals(keyOfB) || id.equals("T2");
                        return ofB ? answers.answer(truth, asked) : truth;
                    }

                    private String keyOfB = "";

                    @Override
                    public Fate fate(BookingRequest request, QuoteRequest deal, int nth) {
                        if (deal.from().cif().equals("B")) {
                            keyOfB = request.key().toString();
                        }
                        return super.fate(request, deal, nth);
                    }
                };
        script.fates.put("B", fate);
        return script;
    }

    private interface Answers {
        StatusAnswer answer(StatusAnswer truth, int asked);
    }

    private static StatusAnswer state(StatusAnswer truth, State state) {
        return truth instanceof StatusAnswer.Known known
                ? new StatusAnswer.Known(state, known.transactionId(), known.ids(), known.meta())
                : truth;
    }

    @Test
    void pendingIsBookedAndAskedAgainUntilItIsCompleted() {
        Stage.play(
                answering(Fate.BOOKED_NO_ANSWER, (truth, n) -> n < 3 ? state(truth, State.PENDING) : truth),
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    stage.execute(batch);
                    TradeRow trade = Doubtful.second(stage, batch);
                    assertThat(trade.status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(stage.desk.steps(trade.id()))
                            .containsSubsequence("IN_DOUBT", "BOOKED", "ASKED", "SUCCEEDED");
                });
    }

    @Test
    void aBookedTradeWaitsForItsStatusWithoutARunner() {
        Stage.play(
                answering(Fate.BOOKED, (truth, n) -> n < 5 ? state(truth, State.PENDING) : truth),
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    stage.execute(batch);
                    assertThat(Doubtful.second(stage, batch).status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(stage.desk.events(batch))
                            .contains("BATCH_LEFT_IN_DOUBT", "BATCH_CHECKED", "BATCH_ENDED");
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"FAILED", "REJECTED"})
    void aRejectionThatNamesOurKeyFailsTheTrade(State rejected) {
        Answers answers =
                (truth, n) ->
                        new StatusAnswer.Known(
                                rejected, "T9", Set.of("t9", keyIn(truth)), ((StatusAnswer.Known) truth).meta());
        Stage.play(
                answering(Fate.BOOKED_NO_ANSWER, answers),
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.awaitEnd(batch);
                    stage.stop(engine);
                    assertThat(Doubtful.second(stage, batch).reason()).isEqualTo("BANK_" + rejected);
                    assertThat(Doubtful.attempt(stage, batch).proof()).contains(Proof.STATUS_REJECTED);
                });
    }

    private static String keyIn(StatusAnswer truth) {
        return ((StatusAnswer.Known) truth).ids().stream().filter(id -> id.length() == 36).findFirst().orElseThrow();
    }

    @Test
    void aRejectionThatDoesNotNameOurKeyProvesNothing() {
        Answers answers =
                (truth, n) ->
                        n < 4
                                ? new StatusAnswer.Known(
                                        State.REJECTED, "T2", Set.of("t2"), ((StatusAnswer.Known) truth).meta())
                                : truth;
        Stage.play(
                answering(Fate.BOOKED, answers),
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    stage.execute(batch);
                    assertThat(Doubtful.second(stage, batch).status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(
                                    stage.desk.column(
                                            "select state_after from event where kind = 'TRADE_ASKED' order by number"))
                            .anyMatch(answer -> answer.contains("does not name our key"));
                });
    }

    @Test
    void anAnswerThatNamesAnotherTransactionProvesNothing() {
        Doubtful script =
                answering(
                        Fate.BOOKED_NO_ANSWER,
                        (truth, n) ->
                                n < 3
                                        ? new StatusAnswer.Known(
                                                State.COMPLETED,
                                                "T77",
                                                Set.of("t77"),
                                                ((StatusAnswer.Known) truth).meta())
                                        : truth);
        Stage.play(
                script,
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    // the statement would settle it
                    stage.execute(batch);
                    assertThat(Doubtful.second(stage, batch).status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(Doubtful.attempt(stage, batch).proof()).contains(Proof.STATEMENT_LINE);
                });
    }

    @Test
    void aBookingThatTheBankDeniesAfterAcceptingItStaysBookedAndIsAskedAgain() {
        Answers answers =
                (truth, n) ->
                        n < 4 ? new StatusAnswer.Unknown("NOT_FOUND", ((StatusAnswer.Known) truth).meta()) : truth;
        Stage.play(
                answering(Fate.BOOKED, answers),
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.await(
                            "B is booked",
                            Duration.ofSeconds(20),
                            () -> Doubtful.second(stage, batch).status() == TradeStatus.BOOKED);
                    stage.desk.awaitEnd(batch);
                    assertThat(Doubtful.second(stage, batch).status()).isEqualTo(TradeStatus.SUCCESS);
                    stage.stop(engine);
                });
    }

    @Test
    void whereTheStatusIsRefusedALineOfTheStatementSettlesIt() {
        Doubtful script =
                new Doubtful() {
                    @Override
                    public boolean answersByKey() {
                        return false;
                    }
                };
        script.fates.put("B", Fate.BOOKED_NO_ANSWER);
        Stage.play(
                script,
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    stage.execute(batch);
                    assertThat(Doubtful.second(stage, batch).status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(Doubtful.attempt(stage, batch).proof()).contains(Proof.STATEMENT_LINE);
                });
    }

    @Test
    void aLineOfTheStatementCountsMoreThanTheSecondUnknown() {
        Answers denied = (truth, n) -> new StatusAnswer.Unknown("NOT_FOUND", metaOf(truth));
        Stage.play(
                answering(Fate.BOOKED_NO_ANSWER, denied),
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    stage.execute(batch);
                    assertThat(Doubtful.second(stage, batch).status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(Doubtful.attempt(stage, batch).proof()).contains(Proof.STATEMENT_LINE);
                });
    }

    private static AnswerMeta metaOf(StatusAnswer truth) {
        return truth instanceof StatusAnswer.Known known ? known.meta() : ((StatusAnswer.Unknown) truth).meta();
    }

    @Test
    void aLineThatCarriesOnlyAPartOfOurKeyProvesNothing() {
        Doubtful script =
                new Doubtful() {
                    @Override
                    public boolean answersByKey() {
                        return false;
                    }
                };
        script.fates.put("B", Fate.BOOKED_NO_ANSWER);
        Stage.play(
                script,
                stage -> {
                    stage.workstation.around = DoubtsTest::withShortReferences;
                    UUID batch = Doubtful.queue(stage);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.time.pause(Duration.ofMinutes(5));
                    assertThat(stage.bank.calls("statement")).isPositive();
                    assertThat(Doubtful.second(stage, batch).status()).isEqualTo(TradeStatus.IN_DOUBT);
                    stage.stop(engine);
                });
    }

    private static BankGateway withShortReferences(BankGateway wire) {
        return new PassingGateway(wire) {
            @Override
            public Statement statement(AccountRef account, LocalDate from, LocalDate until) {
                return new Statement(
                        super.statement(account, from, until).entries().stream()
                                .map(e -> new Statement.Entry(e.date(), e.type(), start(e.reference()), e.amount()))
                                .toList());
            }

            private String start(String reference) {
                return reference.substring(0, reference.length() - 1);
            }
        };
    }

    @Test
    void aStatementThatCantBeHadIsNotTakenForAMissingLine() {
        Doubtful script =
                new Doubtful() {
                    @Override
                    public boolean answersByKey() {
                        return false;
                    }

                    @Override
                    public Optional<BankException> failure(String call) {
                        return call.equals("statement")
                                ? Optional.of(new BankException(BankException.Kind.REFUSED, call, "no"))
                                : Optional.empty();
                    }
                };
        script.fates.put("B", Fate.BOOKED_NO_ANSWER);
        Stage.play(
                script,
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.time.pause(Duration.ofMinutes(10));
                    assertThat(Doubtful.second(stage, batch).status()).isEqualTo(TradeStatus.IN_DOUBT);
                    stage.stop(engine);
                });
    }

    @Test
    void aDoubtIsAskedForAfterOneSecondTwoFourUpToFiveMinutesThenHourly() {
        Doubtful script = Doubtful.unprovable();
        Stage.play(
                script,
                stage -> {
                    UUID batch = stage.desk.queue(1, 5, Order.buy("B", "2000"));
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.time.pause(Duration.ofMinutes(90));
                    List<String> at =
                            stage.desk.column(
                                    "select cast(extract(epoch from recorded_at) as bigint) from event"
                                            + " where kind = 'TRADE_ASKED' order by number");
                    List<Long> waits = new java.util.ArrayList<>();
                    for (int i = 1; i < at.size(); i++) {
                        waits.add(Long.parseLong(at.get(i)) - Long.parseLong(at.get(i - 1)));
                    }
                    assertThat(waits).hasSizeGreaterThan(10);
                    long expected = 1;
                    for (int i = 0; i < waits.size(); i++) {
                        expected = i < 9 ? 1L << i : i == 9 ? 300 : 3600;
                        assertThat(waits.get(i)).as("wait " + i + " of " + waits).isBetween(expected - 1, expected + 3);
                    }
                    assertThat(stage.desk.trade(batch).status()).isEqualTo(TradeStatus.IN_DOUBT);
                    stage.stop(engine);
                });
    }

    @Test
    void aBankThatIsAwayForStatusCallsOnlyDelaysTheAnswer() {
        Doubtful script =
                new Doubtful() {
                    private int calls;

                    @Override
                    public Optional<BankException> failure(String call) {
                        return call.equals("GetTxnStatus") && ++calls < 40
                                ? Optional.of(new BankException(BankException.Kind.CONNECT, call, "away"))
                                : Optional.empty();
                    }
                };
        script.fates.put("B", Fate.BOOKED_NO_ANSWER);
        Stage.play(
                script,
                stage -> {
                    UUID batch = Doubtful.queue(stage);
                    stage.desk.queue(1, 5, Order.buy("C", "3000"));
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.awaitEnd(batch, Duration.ofHours(1));
                    assertThat(Doubtful.second(stage, batch).status()).isEqualTo(TradeStatus.SUCCESS);
                    stage.stop(engine);
                    // nobody looks each second at a bank that is known to be away
                    assertThat(stage.desk.events(batch)).hasSizeLessThan(120);
                });
    }

    @Test
    void hundredsOfDoubtsAreAskedForSideBySide() {
        Doubtful slow =
                new Doubtful() {
                    @Override
                    public Fate fate(BookingRequest request, QuoteRequest deal, int nth) {
                        return nth == 0 || deal.from().cif().equals("A") ? Fate.BOOKED : Fate.BOOKED_UNREADABLE;
                    }

                    @Override
                    public Duration takes(String call) {
                        return call.equals("GetTxnStatus") ? Duration.ofSeconds(5) : Duration.ofMillis(1);
                    }
                };
        Stage.play(
                slow,
                stage -> {
                    UUID batch = stage.desk.queue(60, 10, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.awaitEnd(batch, Duration.ofSeconds(90));
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.SUCCESS);
                    stage.stop(engine);
                });
    }
}

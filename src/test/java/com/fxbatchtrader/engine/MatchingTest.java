package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.AnswerMeta;
import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.domain.id.BookingKey;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.TestDesk.TradeRow;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A desk whose server has changed: what the former one has sent without this database knowing is looked for at the
/// bank, on virtual time.
class MatchingTest {

    private static final BigDecimal DEALT = new BigDecimal("17.8270");
    private static final Duration LONGEST_QUOTE = Duration.ofMinutes(10);

    /// What the block leaves, on a database without a server.
    private static void block(Stage stage) {
        Object now = stage.desk.databaseNow().atOffset(ZoneOffset.UTC);
        stage.desk.sql(
                "update desk set blocked_reason = 'blocked: a test', blocked_at = ?, last_known_good_at = ?,"
                        + " match_until = ?",
                now,
                now,
                stage.desk.databaseNow().plus(LONGEST_QUOTE).atOffset(ZoneOffset.UTC));
        stage.desk.sql(
                "insert into match_item (id, kind, client_id, state, next_ask_at)"
                        + " select id, 'TRADE', client_id, 'OPEN', ? from trade where status not in ('SUCCESS')",
                now);
        stage.desk.sql(
                "insert into match_item (id, kind, client_id, state, next_ask_at)"
                        + " select id, 'ACCOUNT', client_id, 'OPEN', ? from account",
                now);
    }

    private static void lift(Stage stage) {
        stage.desk.sql("update desk set blocked_reason = null, blocked_at = null, match_until = null");
    }

    private static List<String> items(Stage stage, String state) {
        return stage.desk.column("select id from match_item where kind = 'TRADE' and state = ?", state);
    }

    private static boolean matched(Stage stage) {
        return stage.desk.column("select id from match_item where state = 'OPEN'").isEmpty();
    }

    /// What the lost server did: a quote, and a booking of it under the trade's key.
    private static UUID bookedByTheLostServer(Stage stage, UUID tradeId, String cif, String amount, int number) {
        UUID key = BookingKey.of(stage.desk.database().deskId(), tradeId, number);
        try (BankGateway gateway = stage.bank.wire(stage.time)) {
            long quote =
                    gateway.createQuote(
                                    new QuoteRequest(
                                            new AccountRef(cif, "1000-" + cif, "ZAR"),
                                            new AccountRef(cif, "2000-" + cif, "USD"),
                                            true,
                                            "Cash",
                                            "USD/ZAR",
                                            "ZAR",
                                            new BigDecimal(amount),
                                            LocalDate.of(2026, 3, 2),
                                            stage.time.instant().atOffset(ZoneOffset.UTC)))
                            .id();
            gateway.book(new BookingRequest(quote, key, MemoryBank.RATE, DEALT), Duration.ofSeconds(13));
        }
        return key;
    }

    /// The bank is known to answer by our key, for it has booked something.
    private static void firstBooking(Stage stage) {
        stage.execute(stage.desk.queue(1, 5, Order.buy("A", "1000")));
    }

    private static UUID two(Stage stage) {
        return stage.desk.queue(1, 5, Order.buy("B", "2000000.10"), Order.buy("C", "3000000.20"));
    }

    @Test
    void aLostBookingIsFoundAtOnceAndAllElseIsFreeOnlyWhenNoQuoteCanLiveAnyMore() {
        Stage.play(
                new BankScript() {},
                stage -> {
                    firstBooking(stage);
                    UUID batch = two(stage);
                    TradeRow lost = stage.desk.trades(batch).getFirst();
                    UUID key = bookedByTheLostServer(stage, lost.id(), "B", "2000000.10", 1);
                    block(stage);
                    Instant began = stage.time.instant();
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.await("found", Duration.ofSeconds(30), () -> !items(stage, "FOUND").isEmpty());
                    assertThat(stage.desk.trades(batch).getFirst().status()).isEqualTo(TradeStatus.IN_DOUBT);
                    stage.desk.await("matched", Duration.ofMinutes(20), () -> matched(stage));
                    assertThat(Duration.between(began, stage.time.instant()))
                            .isBetween(LONGEST_QUOTE.plusSeconds(60), LONGEST_QUOTE.plusSeconds(90));
                    assertThat(items(stage, "FREE")).hasSize(1);
                    assertThat(stage.bank.received()).as("nothing is sent while it is matched").hasSize(2);

                    lift(stage);
                    engine.wake();
                    stage.desk.awaitEnd(batch);
                    stage.stop(engine);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                    assertThat(stage.desk.trades(batch)).allMatch(trade -> trade.status() == TradeStatus.SUCCESS);
                    assertThat(stage.desk.attempts(lost.id()).getFirst().attempt().terms().key()).isEqualTo(key);
                    assertThat(stage.bank.received()).hasSize(3);
                });
    }

    @Test
    void aLaterAttemptIsFoundBehindOneThatTheBankHasRefused() {
        Stage.play(
                new BankScript() {},
                stage -> {
                    firstBooking(stage);
                    UUID batch = two(stage);
                    TradeRow lost = stage.desk.trades(batch).getFirst();
                    bookedByTheLostServer(stage, lost.id(), "B", "2000000.10", 3);
                    block(stage);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.await("matched", Duration.ofMinutes(20), () -> matched(stage));
                    lift(stage);
                    stage.desk.awaitEnd(batch);
                    stage.stop(engine);
                    assertThat(stage.desk.attempts(lost.id())).hasSize(3);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    @Test
    void aKeyUnderWhichTheBankHasFailedIsNeverUsedAgain() {
        String[] failed = {""};
        BankScript script =
                new BankScript() {
                    @Override
                    public StatusAnswer status(StatusAnswer truth, String id, int times) {
                        return id.equals(failed[0])
                                ? new StatusAnswer.Known(
                                        StatusAnswer.State.FAILED, "T-LOST", Set.of(id, "t-lost"), truth.meta())
                                : truth;
                    }
                };
        Stage.play(
                script,
                stage -> {
                    firstBooking(stage);
                    UUID batch = two(stage);
                    TradeRow lost = stage.desk.trades(batch).getFirst();
                    failed[0] = BookingKey.of(stage.desk.database().deskId(), lost.id(), 1).toString();
                    block(stage);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.await("matched", Duration.ofMinutes(20), () -> matched(stage));
                    assertThat(items(stage, "FOUND")).containsExactly(lost.id().toString());
                    lift(stage);
                    engine.wake();
                    stage.desk.awaitEnd(batch);
                    stage.stop(engine);
                    assertThat(stage.desk.trades(batch).getFirst().status()).isEqualTo(TradeStatus.FAILED);
                    assertThat(stage.bank.received().stream().map(request -> request.key().toString()))
                            .doesNotContain(failed[0])
                            .hasSize(2);
                });
    }

    @Test
    void whatTheBankCantProveIsInDoubtAndNotSent() {
        BankScript undated =
                new BankScript() {
                    @Override
                    public AnswerMeta meta(AnswerMeta truth, String call) {
                        return new AnswerMeta(
                                truth.httpStatus(),
                                Optional.empty(),
                                truth.cached(),
                                truth.sentAt(),
                                truth.endedAt(),
                                truth.raw());
                    }
                };
        Stage.play(
                undated,
                stage -> {
                    firstBooking(stage);
                    UUID batch = two(stage);
                    block(stage);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.await("matched", Duration.ofMinutes(20), () -> matched(stage));
                    assertThat(items(stage, "MARKED")).hasSize(2);
                    lift(stage);
                    stage.seconds(600);
                    stage.stop(engine);
                    assertThat(stage.desk.trades(batch)).allMatch(trade -> trade.status() == TradeStatus.IN_DOUBT);
                    assertThat(stage.bank.received()).hasSize(1);
                });
    }

    @Test
    void aBankThatIsAwayIsWaitedForAndNothingIsDecidedWithoutIt() {
        boolean[] away = {false};
        BankScript script =
                new BankScript() {
                    @Override
                    public Optional<BankException> failure(String call) {
                        return away[0]
                                ? Optional.of(
                                        new BankException(
                                                BankException.Kind.CONNECT, call, "", "no route", Optional.empty()))
                                : Optional.empty();
                    }
                };
        Stage.play(
                script,
                stage -> {
                    firstBooking(stage);
                    UUID batch = two(stage);
                    block(stage);
                    away[0] = true;
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(20 * 60);
                    assertThat(items(stage, "OPEN")).hasSize(2);
                    away[0] = false;
                    stage.desk.await("matched", Duration.ofMinutes(10), () -> matched(stage));
                    assertThat(items(stage, "FREE")).hasSize(2);
                    lift(stage);
                    stage.desk.awaitEnd(batch);
                    stage.stop(engine);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    @Test
    void aBankThatIsNotKnownToAnswerByKeyFreesNothing() {
        BankScript byOwnIdOnly =
                new BankScript() {
                    @Override
                    public boolean answersByKey() {
                        return false;
                    }
                };
        Stage.play(
                byOwnIdOnly,
                stage -> {
                    firstBooking(stage);
                    UUID batch = two(stage);
                    block(stage);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.await("matched", Duration.ofMinutes(20), () -> matched(stage));
                    stage.stop(engine);
                    assertThat(items(stage, "MARKED")).hasSize(2);
                    assertThat(stage.desk.trades(batch)).allMatch(trade -> trade.status() == TradeStatus.IN_DOUBT);
                });
    }
}

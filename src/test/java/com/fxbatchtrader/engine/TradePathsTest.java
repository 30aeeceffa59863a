package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankException.Kind;
import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.bank.BookingAnswer;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.id.BookingKey;
import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.rule.RateGuard;
import com.fxbatchtrader.domain.trade.AttemptOutcome;
import com.fxbatchtrader.domain.trade.Proof;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.BankScript.Fate;
import com.fxbatchtrader.engine.TestDesk.TradeRow;
import com.opengamma.strata.basics.currency.CurrencyPair;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// What becomes of one trade, path by path, up to the answer of its booking.
class TradePathsTest {

    private static final String RATE = "17.7912";

    /// Answers the nth booking as told, and the later ones well.
    private static BankScript refusing(String code, Fate... fates) {
        return new BankScript() {
            @Override
            public Fate fate(BookingRequest request, QuoteRequest deal, int nth) {
                return nth >= 1 && nth <= fates.length ? fates[nth - 1] : Fate.BOOKED;
            }

            @Override
            public String refusal(BookingRequest request) {
                return code;
            }
        };
    }

    @Test
    void aTradeGoesOverAllItsStatesAndKeepsItsFigures() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(stage.desk.steps(trade.id()))
                            .containsExactly("STARTED", "QUOTED", "BOOKING", "BOOKED", "SUCCEEDED");
                    assertThat(stage.bank.ledger().getFirst().request().dealRate()).isEqualByComparingTo("17.8270");
                    // 200000 ÷ 17.8270, × 0.0358
                    assertThat(stage.desk.column("select base_amount from trade")).containsExactly("11218.9400");
                    assertThat(stage.desk.column("select margin from trade")).containsExactly("401.6400");
                    assertThat(stage.desk.column("select state from reservation")).containsExactly("USED");
                    assertThat(stage.bank.forgottenQuotes()).isEmpty();
                });
    }

    @Test
    void aSaleIsDealtAtTheRateLessTheSpreadFromTheOtherAccount() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    TradeRow trade = stage.executeOne(Order.buy("C1", "10000").with(Side.SELL, "USD"));
                    assertThat(trade.status()).isEqualTo(TradeStatus.SUCCESS);
                    QuoteRequest deal = stage.bank.ledger().getFirst().deal();
                    assertThat(deal.buy()).isFalse();
                    assertThat(deal.from().currency()).isEqualTo("USD");
                    assertThat(stage.bank.ledger().getFirst().request().dealRate()).isEqualByComparingTo("17.7554");
                });
    }

    @Test
    void theKeyIsDerivedFromDeskTradeAndAttempt() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    TradeRow trade = stage.executeOne();
                    UUID key = BookingKey.of(stage.desk.database().deskId(), trade.id(), 1);
                    assertThat(stage.bank.received().getFirst().key()).isEqualTo(key);
                });
    }

    @Test
    void aQuoteOutsideTheGuardIsCancelledAndAskedForAnew() {
        Stage.play(
                rates(n -> n == 1 ? "18.2" : RATE),
                stage -> {
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(stage.desk.steps(trade.id()))
                            .containsExactly(
                                    "STARTED", "QUOTED", "REQUOTED", "QUOTED", "BOOKING", "BOOKED", "SUCCEEDED");
                    assertThat(stage.bank.cancelledQuotes()).hasSize(1);
                    assertThat(stage.bank.cancels()).isEqualTo(1);
                });
    }

    @Test
    void afterThreeReQuotesTheGuardFailsTheTradeWithTheFigures() {
        Stage.play(
                rates(n -> "18.2"),
                stage -> {
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.status()).isEqualTo(TradeStatus.FAILED);
                    assertThat(trade.reason()).isEqualTo("RATE_GUARD");
                    assertThat(trade.text())
                            .contains("18.2")
                            .contains("bp from the reference 17.7912")
                            .contains("after 3 re-quotes");
                    assertThat(stage.bank.quotesMade()).isEqualTo(4);
                    assertThat(stage.bank.cancelledQuotes()).hasSize(4);
                    assertThat(stage.bank.cancels()).isEqualTo(4);
                    assertThat(stage.bank.received()).isEmpty();
                    assertThat(stage.desk.attempts(trade.id())).isEmpty();
                });
    }

    @Test
    void aMarginBelowTheLeastFailsTheTrade() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    stage.workstation.guard =
                            new RateGuard(new BigDecimal(50), new BigDecimal(402), Duration.ofSeconds(4));
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.reason()).isEqualTo("RATE_GUARD");
                    assertThat(trade.text()).contains("401.64").contains("402");
                });
    }

    @Test
    void aQuoteThatHardlyLivesIsNotBooked() {
        BankScript shortLived =
                new BankScript() {
                    @Override
                    public Duration quoteLife() {
                        return Duration.ofSeconds(4);
                    }
                };
        Stage.play(
                shortLived,
                stage -> {
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.reason()).isEqualTo("RATE_GUARD");
                    assertThat(trade.text()).contains("ms only");
                    assertThat(stage.bank.received()).isEmpty();
                });
    }

    private interface Rates {
        String of(int quote);
    }

    private static BankScript rates(Rates rates) {
        return new BankScript() {
            @Override
            public BigDecimal rate(int n) {
                return new BigDecimal(rates.of(n));
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUOTE_EXPIRED", "QUOTE_CANCELLED", "UNKNOWN_QUOTE", "RATE_CHANGED"})
    void aRefusalOfTheQuoteStartsTheNextAttemptUnderANewKey(String code) {
        Stage.play(
                refusing(code, Fate.REFUSED),
                stage -> {
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(trade.attempts()).isEqualTo(2);
                    List<BookingRequest> sent = stage.bank.received();
                    assertThat(sent).hasSize(2);
                    assertThat(sent.get(1).key())
                            .isEqualTo(BookingKey.of(stage.desk.database().deskId(), trade.id(), 2));
                    assertThat(sent.get(1).quoteId()).isNotEqualTo(sent.get(0).quoteId());
                    var first = stage.desk.attempts(trade.id()).getFirst().attempt();
                    assertThat(first.outcome()).isEqualTo(AttemptOutcome.NOT_BOOKED);
                    assertThat(first.proof()).contains(Proof.DEFINITE_REFUSAL);
                    assertThat(stage.bank.cancels()).isEqualTo(code.equals("RATE_CHANGED") ? 1 : 0);
                });
    }

    @Test
    void suchRefusalsEndWithTheReQuotes() {
        Fate no = Fate.REFUSED;
        Stage.play(
                refusing("RATE_CHANGED", no, no, no, no, no, no),
                stage -> {
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.status()).isEqualTo(TradeStatus.FAILED);
                    assertThat(trade.reason()).isEqualTo("RATE_CHANGED");
                    assertThat(trade.attempts()).isEqualTo(4);
                    assertThat(stage.desk.attempts(trade.id()))
                            .allMatch(attempt -> attempt.attempt().proof().equals(Optional.of(Proof.DEFINITE_REFUSAL)));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIMIT_EXCEEDED", "INSUFFICIENT_FUNDS", "MARKET_CLOSED", "UNAUTHORISED"})
    void everyOtherRefusalFailsTheTradeAndItsQuoteIsCancelled(String code) {
        Stage.play(
                refusing(code, Fate.REFUSED),
                stage -> {
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.status()).isEqualTo(TradeStatus.FAILED);
                    assertThat(trade.reason()).isEqualTo(code);
                    assertThat(trade.attempts()).isEqualTo(1);
                    assertThat(stage.bank.cancelledQuotes()).hasSize(1);
                    assertThat(stage.desk.column("select state from reservation")).containsExactly("RELEASED");
                });
    }

    @Test
    void aCodeOfAnyLengthIsKeptAsFarAsItFits() {
        Stage.play(
                refusing("X".repeat(3000), Fate.REFUSED),
                stage -> {
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.status()).isEqualTo(TradeStatus.FAILED);
                    assertThat(trade.reason()).hasSize(64);
                });
    }

    @Test
    void aQuoteThatIsRefusedFailsTheTradeWithTheBanksCode() {
        Stage.play(
                failing("createquote", Kind.REFUSED, "MARKET_CLOSED", 1),
                stage -> {
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.reason()).isEqualTo("MARKET_CLOSED");
                    assertThat(stage.desk.steps(trade.id())).containsExactly("STARTED", "FAILED");
                });
    }

    @Test
    void aQuoteWhoseRateIsRefusedIsCancelled() {
        Stage.play(
                failing("getlatestquote", Kind.REFUSED, "SOMETHING", 1),
                stage -> {
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.reason()).isEqualTo("SOMETHING");
                    assertThat(stage.bank.cancelledQuotes()).hasSize(1);
                });
    }

    @Test
    void refusedCredentialsAreNamedAsSuch() {
        Stage.play(
                failing("token", Kind.CREDENTIALS, "invalid_client", 1),
                stage -> {
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.reason()).isEqualTo("BANK_CREDENTIALS");
                    assertThat(stage.bank.cancelledQuotes()).hasSize(1);
                });
    }

    /// The call fails so many times.
    private static BankScript failing(String name, Kind kind, String code, int times) {
        AtomicInteger left = new AtomicInteger(times);
        return new BankScript() {
            @Override
            public Optional<BankException> failure(String call) {
                return call.equals(name) && left.getAndDecrement() > 0
                        ? Optional.of(new BankException(kind, call, code, "no", Optional.empty()))
                        : Optional.empty();
            }
        };
    }

    @Test
    void aSafeCallThatFailsForAWhileCostsNothing() {
        Stage.play(
                failing("balance", Kind.TIMEOUT, "", 4),
                stage -> {
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(stage.desk.steps(trade.id())).doesNotContain("RETURNED");
                });
    }

    @Test
    void afterFiveTriesTheTradeGoesBackAndUsesNoAttempt() {
        Stage.play(
                failing("createquote", Kind.PROTOCOL, "", 5),
                stage -> {
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(stage.desk.steps(trade.id()))
                            .containsExactly(
                                    "STARTED", "RETURNED", "STARTED", "QUOTED", "BOOKING", "BOOKED", "SUCCEEDED");
                    assertThat(trade.attempts()).isEqualTo(1);
                });
    }

    @Test
    void afterThreeSuchRoundsItFails() {
        Stage.play(
                failing("createquote", Kind.PROTOCOL, "", 15),
                stage -> {
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.status()).isEqualTo(TradeStatus.FAILED);
                    assertThat(trade.reason()).isEqualTo("BANK_UNREACHABLE");
                    assertThat(trade.attempts()).isZero();
                    assertThat(stage.bank.calls("createquote")).isEqualTo(15);
                });
    }

    @Test
    void aTokenThatCantBeHadCostsRoundsAndInTheEndTheTrade() {
        BankScript noToken =
                new BankScript() {
                    @Override
                    public Fate fate(BookingRequest request, QuoteRequest deal, int nth) {
                        return Fate.NOT_SENT;
                    }
                };
        Stage.play(
                noToken,
                stage -> {
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.status()).isEqualTo(TradeStatus.FAILED);
                    assertThat(trade.reason()).isEqualTo("BANK_UNREACHABLE");
                    // three rounds of four quotes
                    assertThat(trade.attempts()).isEqualTo(12);
                    assertThat(stage.bank.cancelledQuotes()).hasSize(12);
                    assertThat(stage.desk.attempts(trade.id()))
                            .allMatch(attempt -> attempt.attempt().proof().equals(Optional.of(Proof.NEVER_SENT)));
                });
    }

    @Test
    void aDefectBeforeTheIntentFailsThatTradeOnlyAndCancelsItsQuote() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    AtomicInteger asked = new AtomicInteger();
                    stage.workstation.references =
                            new Workstation.FixedReference() {
                                @Override
                                public BigDecimal reference(CurrencyPair pair, BigDecimal quoted) {
                                    if (asked.incrementAndGet() == 2) {
                                        throw new IllegalStateException("a defect");
                                    }
                                    return MemoryBank.RATE;
                                }
                            };
                    UUID batch = stage.desk.queue(4, 1, 5);
                    stage.execute(batch);
                    assertThat(stage.desk.trades(batch))
                            .extracting(TradeRow::status)
                            .containsExactlyInAnyOrder(
                                    TradeStatus.SUCCESS, TradeStatus.FAILED, TradeStatus.SUCCESS, TradeStatus.SUCCESS);
                    assertThat(stage.desk.trades(batch)).extracting(TradeRow::reason).contains("INTERNAL_ERROR");
                    assertThat(stage.bank.cancelledQuotes()).hasSize(1);
                });
    }

    @ParameterizedTest
    @EnumSource(DefectKind.class)
    void aDefectInTheSendingPutsTheTradeInDoubtAndTheBankIsAsked(DefectKind kind) {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    stage.workstation.around = gateway -> new Defective(gateway, kind);
                    UUID batch = stage.desk.queue(3, 3, 5);
                    stage.execute(batch);
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.SUCCESS);
                    TradeRow first =
                            stage.desk.trades(batch).stream()
                                    .filter(trade -> stage.desk.steps(trade.id()).contains("IN_DOUBT"))
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(stage.desk.steps(first.id()))
                            .containsSubsequence("STARTED", "QUOTED", "BOOKING", "IN_DOUBT", "BOOKED", "SUCCEEDED");
                });
    }

    /// What a defective connector throws after the booking was sent.
    enum DefectKind {
        UNCHECKED,
        BANK_EXCEPTION,
        LINKAGE,
        STACK
    }

    /// A connector whose first booking throws after it was sent, which no connector may.
    private static final class Defective extends PassingGateway {
        private final DefectKind kind;
        private boolean done;

        Defective(BankGateway to, DefectKind kind) {
            super(to);
            this.kind = kind;
        }

        @Override
        public BookingAnswer book(BookingRequest request, Duration deadline) {
            boolean first = !done;
            done = true;
            BookingAnswer answer = super.book(request, deadline);
            if (first) {
                switch (kind) {
                    case UNCHECKED -> throw new IllegalStateException("a defect");
                    case BANK_EXCEPTION -> throw new BankException(Kind.REFUSED, "bookquoteddeal", "a defect");
                    case LINKAGE -> throw new NoClassDefFoundError("a defect");
                    case STACK -> throw new StackOverflowError("a defect");
                }
            }
            return answer;
        }
    }

    @Test
    void twoAttemptsAfterALostCommitHaveTheSameKey() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    AtomicInteger transactions = new AtomicInteger();
                    stage.workstation.weather =
                            new ShakyDatabase.Weather() {
                                @Override
                                public ShakyDatabase.Trouble trouble(int n, boolean lease) {
                                    // whichever transaction it is, its commit is lost once
                                    return transactions.incrementAndGet() % 3 == 0
                                            ? ShakyDatabase.Trouble.UNKNOWN_NOT_DONE
                                            : ShakyDatabase.Trouble.NONE;
                                }
                            };
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(stage.bank.received())
                            .extracting(BookingRequest::key)
                            .containsExactly(BookingKey.of(stage.desk.database().deskId(), trade.id(), 1));
                });
    }
}

package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DURATION;

import com.fxbatchtrader.bank.AccountBalance;
import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.calendar.CutOffs;
import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.TestDesk.TradeRow;
import com.opengamma.strata.basics.currency.CurrencyPair;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// The rules that a trade must keep when it runs: account, balance, dates, reference, client.
class TradeRulesTest {

    @ParameterizedTest
    @CsvSource({"DORMANT,ACCOUNT_DORMANT", "CLOSED,ACCOUNT_CLOSED"})
    void anAccountThatIsNotOpenFailsTheTradeBeforeAnyQuote(AccountBalance.Status status, String reason) {
        Stage.play(
                balance(status, "1000000"),
                stage -> {
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.reason()).isEqualTo(reason);
                    assertThat(trade.text()).doesNotContain("1000");
                    assertThat(stage.bank.quotesMade()).isZero();
                });
    }

    @Test
    void theTokenIsRenewedBeforeTheIntentWhenItWouldNotOutliveTheBooking() {
        List<Duration> wanted = new ArrayList<>();
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    stage.workstation.around =
                            gateway ->
                                    new PassingGateway(gateway) {
                                        @Override
                                        public boolean tokenLives(Duration life) {
                                            wanted.add(life);
                                            return true;
                                        }
                                    };
                    assertThat(stage.executeOne().status()).isEqualTo(TradeStatus.SUCCESS);
                });
        // less than 60 s would be too little, after as much as a booking may take
        assertThat(wanted).singleElement(as(DURATION)).isGreaterThanOrEqualTo(Duration.ofSeconds(60 + 13));
    }

    @Test
    void tooLittleMoneyFailsTheTrade() {
        Stage.play(
                balance(AccountBalance.Status.OPEN, "199999.99"),
                stage -> {
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.reason()).isEqualTo("INSUFFICIENT_FUNDS");
                    assertThat(stage.bank.quotesMade()).isZero();
                });
    }

    @Test
    void theLastCentMayBeSpent() {
        Stage.play(
                balance(AccountBalance.Status.OPEN, "200000.00"),
                stage -> assertThat(stage.executeOne().status()).isEqualTo(TradeStatus.SUCCESS));
    }

    @Test
    void whatDependsOnTheRateIsJudgedWithTheQuote() {
        // 10,000 USD at 17.8270 are 178,270 ZAR
        Stage.play(
                balance(AccountBalance.Status.OPEN, "178269.99"),
                stage -> {
                    TradeRow trade = stage.executeOne(Order.buy("C1", "10000").with(Side.BUY, "USD"));
                    assertThat(trade.reason()).isEqualTo("INSUFFICIENT_FUNDS");
                    assertThat(stage.bank.cancelledQuotes()).hasSize(1);
                    assertThat(stage.bank.received()).isEmpty();
                });
    }

    private static BankScript balance(AccountBalance.Status status, String available) {
        return new BankScript() {
            @Override
            public AccountBalance balance(AccountRef account) {
                BigDecimal amount = new BigDecimal(available);
                return new AccountBalance("Fictional", status, amount, amount);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02,SUCCESS,''", // today, a Monday
        "2026-02-27,FAILED,VALUE_DATE_PAST",
        "2026-03-07,FAILED,CUT_OFF" // a Saturday
    })
    void aValueDateOfTheFileMustStillBeGood(LocalDate date, TradeStatus status, String reason) {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    TradeRow trade = stage.executeOne(Order.buy("C1", "5000").on(Delivery.CASH, date));
                    assertThat(trade.status()).isEqualTo(status);
                    assertThat(trade.reason()).isEqualTo(reason);
                });
    }

    @Test
    void aDateOfTheFileFailsAfterTheCutOffAndADerivedOneRolls() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    stage.workstation.cutOffs = CutOffs.DEFAULT;
                    stage.time.pause(Duration.ofHours(1)); // 11:00 in Johannesburg
                    LocalDate today = LocalDate.of(2026, 3, 2);
                    UUID batch =
                            stage.desk.queue(
                                    5, 5, Order.buy("C1", "5000").on(Delivery.CASH, today), Order.buy("C2", "6000"));
                    stage.execute(batch);
                    assertThat(stage.desk.trades(batch)).extracting(TradeRow::reason).containsExactly("CUT_OFF", "");
                    assertThat(stage.bank.ledger().getFirst().deal().settlementDate()).isEqualTo(today.plusDays(1));
                    assertThat(stage.desk.column("select value_date from trade order by row_number"))
                            .containsExactly(today.toString(), today.plusDays(1).toString());
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.PARTIAL_SUCCESS);
                });
    }

    @Test
    void theDateRulesGoByTheDatabasesClock() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    stage.time.jumpWall(Duration.ofHours(20)); // this workstation believes it is tomorrow
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(stage.bank.ledger().getFirst().deal().settlementDate())
                            .isEqualTo(LocalDate.of(2026, 3, 2));
                });
    }

    @Test
    void withoutAReferenceTheBatchWaitsAndGoesOnByItself() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    AtomicReference<String> missing = new AtomicReference<>("there is no reference rate of USD/ZAR");
                    stage.workstation.references =
                            new Workstation.FixedReference() {
                                @Override
                                public Optional<String> missing(CurrencyPair pair) {
                                    return missing.get().isEmpty() ? Optional.empty() : Optional.of(missing.get());
                                }
                            };
                    List<String> held = new ArrayList<>();
                    stage.workstation.listener =
                            new EngineListener() {
                                @Override
                                public void held(UUID batchId, String why) {
                                    held.add(why);
                                }
                            };
                    UUID batch = stage.desk.queue(3, 2, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(60);
                    assertThat(stage.bank.calls()).isEmpty();
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.RUNNING);
                    assertThat(stage.desk.events(batch)).containsExactly("BATCH_CLAIMED");
                    missing.set("");
                    stage.desk.awaitEnd(batch, Duration.ofSeconds(5));
                    stage.stop(engine);
                    assertThat(held).containsExactly("there is no reference rate of USD/ZAR", "");
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.SUCCESS);
                });
    }

    @Test
    void aReferenceThatGoesStaleInBetweenSendsTheTradeBack() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    AtomicInteger looked = new AtomicInteger();
                    stage.workstation.references =
                            new Workstation.FixedReference() {
                                @Override
                                public Optional<String> missing(CurrencyPair pair) {
                                    return looked.incrementAndGet() == 2 ? Optional.of("stale") : Optional.empty();
                                }
                            };
                    TradeRow trade = stage.executeOne();
                    assertThat(trade.status()).isEqualTo(TradeStatus.SUCCESS);
                    assertThat(stage.desk.steps(trade.id())).startsWith("STARTED", "RETURNED", "STARTED");
                });
    }

    @Test
    void aClientWhoIsStoppedIsNotTradedFor() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    UUID batch = stage.desk.queue(5, 5, Order.buy("C1", "5000"), Order.buy("C2", "6000"));
                    stage.desk.sql("update client set stopped_reason = 'a break is open' where cif = 'C1'");
                    stage.execute(batch);
                    assertThat(stage.desk.trades(batch))
                            .extracting(TradeRow::reason)
                            .containsExactly("CLIENT_STOPPED", "");
                    assertThat(stage.bank.cancelledQuotes()).hasSize(1);
                    assertThat(stage.bank.ledger()).hasSize(1);
                });
    }
}

package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.AccountBalance;
import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.TestDesk.TradeRow;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Trades that draw on one account: together they never take more than it has.
class ReservationsTest {

    /// An account with so much, from which bookings are taken at the bank, seconds late.
    private static final class Purse implements BankScript {
        private final BigDecimal begin;
        private BigDecimal spent = BigDecimal.ZERO;
        private BigDecimal overdrawn = BigDecimal.ZERO;
        private Fate fate = Fate.BOOKED;

        Purse(String begin) {
            this.begin = new BigDecimal(begin);
        }

        @Override
        public AccountBalance balance(AccountRef account) {
            BigDecimal left = begin.subtract(spent);
            return new AccountBalance("Fictional", AccountBalance.Status.OPEN, left, left);
        }

        @Override
        public Fate fate(BookingRequest request, QuoteRequest deal, int nth) {
            if (nth > 0 && fate.books()) {
                spent = spent.add(deal.dealAmount());
                overdrawn = overdrawn.max(spent.subtract(begin));
            }
            return fate;
        }

        @Override
        public Duration takes(String call) {
            return Duration.ofMillis(call.equals("bookquoteddeal") ? 500 : 30);
        }
    }

    private static long succeeded(Stage stage, UUID... batches) {
        return Stream.of(batches)
                .flatMap(batch -> stage.desk.trades(batch).stream())
                .filter(trade -> trade.status() == TradeStatus.SUCCESS)
                .count();
    }

    @Test
    void tradesOfOneBatchDoNotOverdrawTheirAccount() {
        Purse purse = new Purse("250000");
        Stage.play(
                purse,
                stage -> {
                    UUID batch =
                            stage.desk.queue(
                                    5,
                                    5,
                                    Order.buy("C1", "100000"),
                                    Order.buy("C1", "100001"),
                                    Order.buy("C1", "100002"));
                    stage.execute(batch);
                    assertThat(succeeded(stage, batch)).isEqualTo(2);
                    assertThat(purse.overdrawn).isNotPositive();
                    TradeRow failed =
                            stage.desk.trades(batch).stream()
                                    .filter(trade -> trade.status() == TradeStatus.FAILED)
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(failed.reason()).isEqualTo("INSUFFICIENT_FUNDS");
                    assertThat(failed.text()).contains("reserved");
                    assertThat(stage.bank.forgottenQuotes()).isEmpty();
                });
    }

    @Test
    void norDoTradesOfTwoBatches() {
        Purse purse = new Purse("150000");
        Stage.play(
                purse,
                stage -> {
                    UUID one = stage.desk.queue(5, 5, Order.buy("C1", "100000"));
                    UUID two = stage.desk.queue(5, 5, Order.buy("C1", "100001"));
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.awaitEnd(one);
                    stage.desk.awaitEnd(two);
                    stage.stop(engine);
                    assertThat(succeeded(stage, one, two)).isEqualTo(1);
                    assertThat(purse.overdrawn).isNotPositive();
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    @Test
    void norDoTradesOfTwoWorkstations() {
        Purse purse = new Purse("150000");
        Stage.play(
                purse,
                stage -> {
                    stage.workstation.maxBatches = 1;
                    Workstation beside = stage.desk.workstationBeside("there:2:b");
                    beside.maxBatches = 1;
                    UUID one = stage.desk.queue(5, 5, Order.buy("C1", "100000"));
                    UUID two = stage.desk.queue(5, 5, Order.buy("C1", "100001"));
                    Engine here = stage.workstation.start(stage.bank);
                    Engine there = beside.start(stage.bank);
                    stage.desk.awaitEnd(one);
                    stage.desk.awaitEnd(two);
                    stage.stop(here);
                    stage.stop(there);
                    assertThat(succeeded(stage, one, two)).isEqualTo(1);
                    assertThat(purse.overdrawn).isNotPositive();
                });
    }

    @Test
    void whatIsInDoubtStaysReserved() {
        Purse purse = new Purse("150000");
        purse.fate = BankScript.Fate.LOST;
        Stage.play(
                purse,
                stage -> {
                    UUID one = stage.desk.queue(5, 5, Order.buy("C1", "100000"));
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.await(
                            "doubt",
                            Duration.ofSeconds(30),
                            () -> stage.desk.trade(one).status() == TradeStatus.IN_DOUBT);
                    UUID two = stage.desk.queue(5, 5, Order.buy("C1", "100001"));
                    stage.desk.awaitEnd(two);
                    assertThat(stage.desk.trade(two).reason()).isEqualTo("INSUFFICIENT_FUNDS");
                    assertThat(stage.desk.column("select state from reservation")).containsExactly("HELD");
                    stage.stop(engine);
                });
    }

    @Test
    void whatWasReleasedCanBeSpentByTheNext() {
        Purse purse = new Purse("150000");
        purse.fate = BankScript.Fate.REFUSED;
        Stage.play(
                purse,
                stage -> {
                    UUID one = stage.desk.queue(5, 5, Order.buy("C1", "100000"));
                    stage.execute(one);
                    assertThat(stage.desk.trade(one).reason()).isEqualTo("LIMIT_EXCEEDED");
                    purse.fate = BankScript.Fate.BOOKED;
                    UUID two = stage.desk.queue(5, 5, Order.buy("C1", "100001"));
                    stage.execute(two);
                    assertThat(stage.desk.trade(two).status()).isEqualTo(TradeStatus.SUCCESS);
                });
    }

    @Test
    void aTradeThatOnlySeesAnOldBalanceLooksOnceMore() {
        // both read 210,000; the first is booked while the second has its quote, so that 100,001 are left for it
        Purse purse = new Purse("210000");
        Stage.play(
                purse,
                stage -> {
                    List<Order> orders = List.of(Order.buy("C1", "105000"), Order.buy("C1", "104999"));
                    UUID batch = stage.desk.queue(2, 5, orders);
                    stage.execute(batch);
                    assertThat(succeeded(stage, batch)).isEqualTo(2);
                });
    }
}

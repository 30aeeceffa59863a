package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.AccountBalance;
import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.trade.Proof;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.ShakyDatabase.Trouble;
import com.fxbatchtrader.engine.TestDesk.TradeRow;
import com.fxbatchtrader.store.DatabaseException;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.opengamma.strata.basics.currency.CurrencyPair;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// The database or the bank is away for a while, or answers strangely: runs wait and go on by themselves.
class OutagesTest {

    private static final BankScript STEADY =
            new BankScript() {
                @Override
                public Duration takes(String call) {
                    return Duration.ofMillis(200);
                }
            };

    /// Trouble that a test switches on and off.
    private static final class Switched implements ShakyDatabase.Weather {
        final AtomicReference<Trouble> trouble = new AtomicReference<>(Trouble.NONE);
        volatile boolean durable = true;

        @Override
        public Trouble trouble(int n, boolean lease) {
            return trouble.get();
        }

        @Override
        public boolean durable() {
            return durable;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 30, 150})
    void aDatabaseThatIsAwayForAWhileOnlyDelaysTheBatch(int seconds) {
        Stage.play(
                STEADY,
                stage -> {
                    Switched weather = new Switched();
                    stage.workstation.weather = weather;
                    List<Boolean> told = new ArrayList<>();
                    stage.workstation.listener =
                            new EngineListener() {
                                @Override
                                public void database(boolean available) {
                                    told.add(available);
                                }
                            };
                    UUID batch = stage.desk.queue(20, 4, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(3);
                    weather.trouble.set(Trouble.AWAY);
                    stage.seconds(2);
                    assertThat(told).containsExactly(false);
                    long quotes = stage.bank.calls("createquote");
                    stage.seconds(seconds - 2);
                    // no trade starts meanwhile
                    assertThat(stage.bank.calls("createquote")).isEqualTo(quotes);
                    weather.trouble.set(Trouble.NONE);
                    stage.desk.awaitEnd(batch, Duration.ofMinutes(3));
                    assertThat(told).containsExactly(false, true);
                    stage.stop(engine);
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.SUCCESS);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    @Test
    void aDatabaseThatIsAwayForLongerThanTheLockLosesTheRunAndItGoesOn() {
        Stage.play(
                STEADY,
                stage -> {
                    Switched weather = new Switched();
                    stage.workstation.weather = weather;
                    stage.workstation.lockTime = Duration.ofSeconds(10);
                    UUID batch = stage.desk.queue(20, 4, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(3);
                    weather.trouble.set(Trouble.AWAY);
                    stage.seconds(60);
                    weather.trouble.set(Trouble.NONE);
                    stage.desk.awaitEnd(batch, Duration.ofMinutes(4));
                    stage.stop(engine);
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.SUCCESS);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    @Test
    void aStopDoesNotWaitForEverForADatabaseThatIsAway() {
        Stage.play(
                STEADY,
                stage -> {
                    Switched weather = new Switched();
                    stage.workstation.weather = weather;
                    UUID batch = stage.desk.queue(20, 4, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(3);
                    weather.trouble.set(Trouble.AWAY);
                    long begin = stage.time.nanos();
                    engine.stop(Duration.ofSeconds(10));
                    assertThat(Duration.ofNanos(stage.time.nanos() - begin)).isLessThan(Duration.ofSeconds(40));
                    // the lock expires by itself
                    Workstation next = stage.desk.workstationBeside("next:2:b");
                    Engine second = next.start(stage.bank);
                    stage.desk.awaitEnd(batch, Duration.ofMinutes(10));
                    stage.stop(second);
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.SUCCESS);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    @Test
    void whileTheDatabaseMayLoseWhatItAcknowledgesNothingIsSent() {
        Stage.play(
                STEADY,
                stage -> {
                    Switched weather = new Switched();
                    weather.durable = false;
                    stage.workstation.weather = weather;
                    UUID batch = stage.desk.queue(3, 3, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(60);
                    assertThat(stage.bank.received()).isEmpty();
                    weather.durable = true;
                    stage.desk.awaitEnd(batch);
                    stage.stop(engine);
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.SUCCESS);
                    for (TradeRow trade : stage.desk.trades(batch)) {
                        // one attempt for each try of some seconds, closed as never sent
                        assertThat(trade.attempts()).isBetween(3, 8);
                        assertThat(stage.desk.attempts(trade.id()).getFirst().attempt().proof())
                                .contains(Proof.NEVER_SENT);
                    }
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"UNKNOWN_DONE", "UNKNOWN_NOT_DONE", "NOT_DURABLE", "SLOW", "DEFECT"})
    void everySeventhTransactionMayEndStrangely(Trouble trouble) {
        Stage.play(
                STEADY,
                stage -> {
                    stage.workstation.weather =
                            new ShakyDatabase.Weather() {
                                @Override
                                public Trouble trouble(int n, boolean lease) {
                                    return n % 7 == 0 ? trouble : Trouble.NONE;
                                }
                            };
                    UUID batch = stage.desk.queue(8, 3, 5);
                    stage.workstation.lockTime = Duration.ofSeconds(40);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.awaitEnd(batch, Duration.ofMinutes(15));
                    stage.stop(engine);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                    assertThat(stage.desk.trades(batch)).extracting(TradeRow::status).contains(TradeStatus.SUCCESS);
                });
    }

    @Test
    void aReferenceThatCantBeReadFailsNoTrade() {
        Stage.play(
                STEADY,
                stage -> {
                    AtomicInteger asked = new AtomicInteger();
                    stage.workstation.references =
                            new Workstation.FixedReference() {
                                @Override
                                public Optional<String> missing(CurrencyPair pair) {
                                    return answer(Optional.empty());
                                }

                                @Override
                                public BigDecimal reference(CurrencyPair pair, BigDecimal quoted) {
                                    return answer(MemoryBank.RATE);
                                }

                                private <T> T answer(T value) {
                                    if (asked.incrementAndGet() % 5 == 0) {
                                        throw new DatabaseUnavailableException(
                                                DatabaseException.Kind.UNREACHABLE, "away");
                                    }
                                    return value;
                                }
                            };
                    UUID batch = stage.desk.queue(8, 3, 5);
                    stage.execute(batch);
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.SUCCESS);
                    assertThat(stage.bank.forgottenQuotes()).isEmpty();
                });
    }

    /// A bank that can be switched off.
    private static class Moody implements BankScript {
        final AtomicBoolean away = new AtomicBoolean();
        final Set<String> only = new HashSet<>();
        BankException.Kind kind = BankException.Kind.CONNECT;

        @Override
        public Duration takes(String call) {
            return Duration.ofMillis(100);
        }

        @Override
        public Optional<BankException> failure(String call) {
            return away.get() && (only.isEmpty() || only.contains(call))
                    ? Optional.of(new BankException(kind, call, "away"))
                    : Optional.empty();
        }

        @Override
        public Fate fate(BookingRequest request, QuoteRequest deal, int nth) {
            return away.get() && nth > 0 ? Fate.NEVER_ARRIVED : Fate.BOOKED;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 20, 200})
    void aBankThatIsAwayFailsNoTradeAndUsesUpNoAttempt(int seconds) {
        Moody script = new Moody();
        Stage.play(
                script,
                stage -> {
                    List<String> held = new ArrayList<>();
                    stage.workstation.listener =
                            new EngineListener() {
                                @Override
                                public void held(UUID batchId, String why) {
                                    held.add(why);
                                }
                            };
                    UUID batch = stage.desk.queue(25, 5, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(1);
                    // bookings go on: an answer that is lost would be a doubt
                    script.only.addAll(Set.of("balance", "createquote", "getlatestquote", "token"));
                    script.away.set(true);
                    script.only.add("x");
                    stage.seconds(seconds);
                    if (seconds >= 20) {
                        assertThat(held).anyMatch(why -> why.contains("the bank does not answer"));
                    }
                    script.away.set(false);
                    stage.desk.awaitEnd(batch, Duration.ofMinutes(5));
                    stage.stop(engine);
                    assertThat(stage.desk.trades(batch)).noneMatch(trade -> trade.reason().equals("BANK_UNREACHABLE"));
                    assertThat(stage.desk.trades(batch))
                            .filteredOn(trade -> trade.status() == TradeStatus.SUCCESS)
                            .hasSizeGreaterThanOrEqualTo(20);
                    assertThat(stage.desk.trades(batch)).allMatch(trade -> trade.attempts() == 1);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    @Test
    void aTradeInItsLastRoundDoesNotFailWhenThatRoundOpensTheCircuit() {
        AtomicBoolean busy = new AtomicBoolean(true);
        Moody script =
                new Moody() {
                    @Override
                    public Duration takes(String call) {
                        return away.get() ? Duration.ofSeconds(2) : super.takes(call);
                    }

                    @Override
                    public AccountBalance balance(AccountRef account) {
                        if (busy.get()) {
                            throw new BankException(BankException.Kind.THROTTLED, "balance", "busy");
                        }
                        return super.balance(account);
                    }
                };
        Stage.play(
                script,
                stage -> {
                    UUID batch = stage.desk.queue(1, 1, 5);
                    String rounds = "select cast(rounds as varchar) from trade where batch_id = ?";
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.await(
                            "two rounds", Duration.ofMinutes(1), () -> stage.desk.column(rounds, batch).contains("2"));
                    busy.set(false);
                    script.away.set(true);
                    // the first five of ten failures in a row
                    UUID other = stage.desk.queue(1, 1, 5);
                    stage.seconds(40);
                    assertThat(stage.desk.trade(batch).status()).isNotEqualTo(TradeStatus.FAILED);
                    assertThat(stage.desk.column(rounds, batch)).containsOnly("2");
                    script.away.set(false);
                    stage.desk.awaitEnd(batch, Duration.ofMinutes(5));
                    stage.desk.awaitEnd(other, Duration.ofMinutes(5));
                    stage.stop(engine);
                    assertThat(stage.desk.trade(batch).status()).isEqualTo(TradeStatus.SUCCESS);
                });
    }

    @Test
    void whileTheCircuitIsOpenOneTradeAtATimeTriesIt() {
        Moody script = new Moody();
        Stage.play(
                script,
                stage -> {
                    UUID batch = stage.desk.queue(50, 10, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    script.away.set(true);
                    stage.seconds(60);
                    long calls = stage.bank.calls().size();
                    stage.seconds(240);
                    // one canary a minute, and its cancels
                    assertThat(stage.bank.calls().size() - calls).isLessThan(12);
                    // and the trade that tries has not used up its rounds
                    assertThat(stage.desk.column("select cast(max(rounds) as varchar) from trade")).containsOnly("1");
                    script.away.set(false);
                    stage.desk.awaitEnd(batch, Duration.ofMinutes(5));
                    stage.stop(engine);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    @Test
    void theRequestRateHoldsForAWholeBatch() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    stage.workstation.callsPerSecond = 10;
                    UUID batch = stage.desk.queue(20, 10, 5);
                    stage.execute(batch);
                    List<Long> at =
                            stage.bank.calls().stream()
                                    .filter(
                                            call ->
                                                    Set.of("balance", "createquote", "getlatestquote", "token")
                                                            .contains(call.name()))
                                    .map(MemoryBank.Call::nanos)
                                    .sorted()
                                    .toList();
                    for (int i = 10; i < at.size(); i++) {
                        assertThat(at.get(i) - at.get(i - 10)).isGreaterThanOrEqualTo(1_000_000_000L);
                    }
                });
    }

    @Test
    void bookingsThatWaitedForTheDatabaseTogetherDoNotGoOutAllAtOnce() {
        Stage.play(
                STEADY,
                stage -> {
                    Switched weather = new Switched();
                    stage.workstation.weather = weather;
                    stage.workstation.callsPerSecond = 20;
                    stage.desk.queue(60, 30, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(4);
                    weather.trouble.set(Trouble.AWAY);
                    stage.seconds(4);
                    weather.trouble.set(Trouble.NONE);
                    stage.seconds(4);
                    List<Long> at =
                            stage.bank.calls().stream()
                                    .filter(call -> !Set.of("GetTxnStatus", "cancelquote").contains(call.name()))
                                    .map(MemoryBank.Call::nanos)
                                    .sorted()
                                    .toList();
                    int most = 0;
                    for (int i = 0; i < at.size(); i++) {
                        long begin = at.get(i);
                        most =
                                Math.max(
                                        most,
                                        (int)
                                                at.stream()
                                                        .filter(one -> one >= begin && one - begin < 1_000_000_000L)
                                                        .count());
                    }
                    // a booking's turn may be a quarter of a second old
                    assertThat(most).isBetween(15, 26);
                    stage.stop(engine);
                });
    }

    @Test
    void theBooksAreRightWhenTheClocksOfThisMachineAreSetAgainAndAgain() {
        Stage.play(
                STEADY,
                stage -> {
                    Workstation odd = stage.desk.workstationBeside("odd:3:c");
                    odd.lockTime = Duration.ofSeconds(20);
                    UUID batch = stage.desk.queue(40, 4, 5);
                    Engine engine = odd.start(stage.bank);
                    for (int i = 0; i < 10; i++) {
                        stage.time.pause(Duration.ofMillis(1700));
                        odd.machine.jumpWall(Duration.ofSeconds(i % 2 == 0 ? 3 : -3));
                    }
                    stage.desk.awaitEnd(batch, Duration.ofMinutes(5));
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.SUCCESS);
                    // such small jumps lose no lock
                    assertThat(stage.desk.events(batch)).doesNotContain("BATCH_TAKEN_OVER");
                    stage.stop(engine);
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }
}

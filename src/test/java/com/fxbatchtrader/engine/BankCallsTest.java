package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankException.Kind;
import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.bank.BookingAnswer;
import com.fxbatchtrader.bank.BookingAnswer.Doubt;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.engine.calls.BankAwayException;
import com.fxbatchtrader.engine.calls.BankCalls;
import com.fxbatchtrader.engine.calls.CircuitOpenException;
import com.fxbatchtrader.engine.calls.HaltedException;
import com.fxbatchtrader.time.VirtualPacing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

class BankCallsTest {

    private static final AccountRef ACCOUNT = new AccountRef("C1", "1-C1", "ZAR");

    private final VirtualPacing time = new VirtualPacing(1);

    /// Fails as it is told, then answers.
    private static class Failing implements BankScript {
        final Deque<BankException> failures = new ArrayDeque<>();
        Set<String> onlyCalls = new HashSet<>(Set.of("balance", "GetTxnStatus", "cancelquote", "bookquoteddeal"));
        boolean always;
        Kind kind = Kind.SERVER_ERROR;

        @Override
        public Duration takes(String call) {
            return Duration.ofMillis(1);
        }

        @Override
        public Optional<BankException> failure(String call) {
            if (!onlyCalls.contains(call)) {
                return Optional.empty();
            }
            return always ? Optional.of(new BankException(kind, call, "down")) : Optional.ofNullable(failures.poll());
        }
    }

    private static BankException down() {
        return new BankException(Kind.SERVER_ERROR, "balance", "down");
    }

    private BankCalls calls(MemoryBank bank, RandomGenerator random) {
        return new BankCalls(bank.wire(time), time, random, 0);
    }

    private static boolean never() {
        return false;
    }

    /// The longest of every jitter.
    private static final RandomGenerator LONGEST =
            new RandomGenerator() {
                @Override
                public long nextLong() {
                    return 0;
                }

                @Override
                public long nextLong(long bound) {
                    return bound - 1;
                }
            };

    @Test
    void aSafeCallIsTriedFiveTimesWithDoublingWaits() {
        Failing script = new Failing();
        time.run(
                () -> {
                    script.always = true;
                    MemoryBank bank = new MemoryBank(time, script);
                    assertThatThrownBy(() -> calls(bank, LONGEST).balance(ACCOUNT, BankCallsTest::never))
                            .isInstanceOf(BankAwayException.class)
                            .hasMessageContaining("5 tries");
                    List<Long> at = bank.calls().stream().map(MemoryBank.Call::nanos).toList();
                    assertThat(at).hasSize(5);
                    List<Long> waits = new java.util.ArrayList<>();
                    for (int i = 1; i < at.size(); i++) {
                        waits.add((at.get(i) - at.get(i - 1)) / 1_000_000 - 1);
                    }
                    assertThat(waits).containsExactly(200L, 400L, 800L, 1600L);
                });
    }

    @Test
    void theWaitsAreSpreadOverTheWholeRange() {
        time.run(
                () -> {
                    Random random = new Random(5);
                    long least = Long.MAX_VALUE;
                    long most = 0;
                    for (int i = 0; i < 60; i++) {
                        Failing script = new Failing();
                        script.failures.add(down());
                        MemoryBank bank = new MemoryBank(time, script);
                        calls(bank, random).balance(ACCOUNT, BankCallsTest::never);
                        long wait = bank.calls().get(1).nanos() - bank.calls().get(0).nanos() - 1_000_000;
                        least = Math.min(least, wait);
                        most = Math.max(most, wait);
                    }
                    assertThat(least).isLessThan(20_000_000);
                    assertThat(most).isBetween(180_000_000L, 200_000_000L);
                });
    }

    @Test
    void aTryThatAnswersIsTheLast() {
        time.run(
                () -> {
                    Failing script = new Failing();
                    script.failures.add(down());
                    script.failures.add(down());
                    MemoryBank bank = new MemoryBank(time, script);
                    calls(bank, LONGEST).balance(ACCOUNT, BankCallsTest::never);
                    assertThat(bank.calls("balance")).isEqualTo(3);
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"REFUSED", "CREDENTIALS"})
    void aRefusalIsNotRepeated(Kind kind) {
        time.run(
                () -> {
                    Failing script = new Failing();
                    script.kind = kind;
                    script.always = true;
                    MemoryBank bank = new MemoryBank(time, script);
                    assertThatThrownBy(() -> calls(bank, LONGEST).balance(ACCOUNT, BankCallsTest::never))
                            .isInstanceOf(BankException.class);
                    assertThat(bank.calls()).hasSize(1);
                });
    }

    @ParameterizedTest
    @CsvSource({"9000, 3", "4900, 4", "3900, 5"})
    void slowTriesEndAfterTwentySecondsInAll(int eachMillis, int tries) {
        time.run(
                () -> {
                    Failing script =
                            new Failing() {
                                @Override
                                public Duration takes(String call) {
                                    return Duration.ofMillis(eachMillis);
                                }
                            };
                    script.always = true;
                    MemoryBank bank = new MemoryBank(time, script);
                    assertThatThrownBy(() -> calls(bank, LONGEST).balance(ACCOUNT, BankCallsTest::never))
                            .isInstanceOf(BankAwayException.class);
                    // the last began within the 20 s, one more would not
                    assertThat(bank.calls()).hasSize(tries);
                });
    }

    @Test
    void theBankIsGivenTheTimeItAsksForUpToAMinute() {
        time.run(
                () -> {
                    Failing script = new Failing();
                    script.failures.add(
                            new BankException(
                                    Kind.THROTTLED, "balance", "", "busy", Optional.of(Duration.ofSeconds(45))));
                    script.failures.add(
                            new BankException(
                                    Kind.THROTTLED, "balance", "", "busy", Optional.of(Duration.ofMinutes(10))));
                    MemoryBank bank = new MemoryBank(time, script);
                    calls(bank, LONGEST).balance(ACCOUNT, BankCallsTest::never);
                    List<MemoryBank.Call> made = bank.calls();
                    assertThat(Duration.ofNanos(made.get(1).nanos() - made.get(0).nanos()).toSeconds()).isEqualTo(45);
                    assertThat(Duration.ofNanos(made.get(2).nanos() - made.get(1).nanos()).toSeconds()).isEqualTo(60);
                });
    }

    @Test
    void aWaitEndsSoonWhenTheRunIsToStop() {
        time.run(
                () -> {
                    Failing script = new Failing();
                    script.failures.add(
                            new BankException(
                                    Kind.THROTTLED, "balance", "", "busy", Optional.of(Duration.ofSeconds(45))));
                    AtomicBoolean halted = new AtomicBoolean();
                    time.start(
                            "stop",
                            () -> {
                                time.pause(Duration.ofSeconds(3));
                                halted.set(true);
                            });
                    MemoryBank bank = new MemoryBank(time, script);
                    assertThatThrownBy(() -> calls(bank, LONGEST).balance(ACCOUNT, halted::get))
                            .isInstanceOf(HaltedException.class);
                    assertThat(time.elapsed()).isLessThan(Duration.ofMillis(3300));
                });
    }

    private static void openTrading(BankCalls calls) {
        while (calls.tradingHeldFor().isEmpty()) {
            try {
                calls.balance(ACCOUNT, BankCallsTest::never);
            } catch (BankAwayException | CircuitOpenException e) {
                // until it is open
            }
        }
    }

    @Test
    void anOpenCircuitLetsNoCallThroughButStatusHasABudgetOfItsOwn() {
        time.run(
                () -> {
                    Failing script = new Failing();
                    script.always = true;
                    script.onlyCalls = Set.of("balance");
                    MemoryBank bank = new MemoryBank(time, script);
                    BankCalls calls = calls(bank, LONGEST);
                    openTrading(calls);
                    long made = bank.calls("balance");
                    assertThatThrownBy(() -> calls.balance(ACCOUNT, BankCallsTest::never))
                            .isInstanceOf(CircuitOpenException.class);
                    assertThatThrownBy(calls::enterBooking).isInstanceOf(CircuitOpenException.class);
                    assertThat(bank.calls("balance")).isEqualTo(made);
                    calls.status("T1", BankCallsTest::never);
                    assertThat(calls.cancelQuote(7)).isTrue();
                });
    }

    @Test
    void doubtsThatCantBeAskedForDoNotHoldTradingBack() {
        time.run(
                () -> {
                    Failing script = new Failing();
                    script.always = true;
                    script.onlyCalls = Set.of("GetTxnStatus");
                    BankCalls calls = calls(new MemoryBank(time, script), LONGEST);
                    for (int i = 0; i < 4; i++) {
                        assertThatThrownBy(() -> calls.status("T1", BankCallsTest::never))
                                .isInstanceOf(RuntimeException.class);
                    }
                    assertThat(calls.tradingHeldFor()).isEmpty();
                    calls.balance(ACCOUNT, BankCallsTest::never);
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"REFUSED", "CREDENTIALS", "THROTTLED", "PROTOCOL"})
    void whatTheBankAnswersNeverOpensTheCircuit(Kind kind) {
        time.run(
                () -> {
                    Failing script = new Failing();
                    script.kind = kind;
                    script.always = true;
                    BankCalls calls = calls(new MemoryBank(time, script), LONGEST);
                    for (int i = 0; i < 8; i++) {
                        assertThatThrownBy(() -> calls.balance(ACCOUNT, BankCallsTest::never))
                                .isInstanceOf(RuntimeException.class);
                        time.pause(Duration.ofSeconds(1));
                    }
                    assertThat(calls.tradingHeldFor()).isEmpty();
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CONNECT", "TIMEOUT", "CUT", "SERVER_ERROR"})
    void aBankThatIsAwayOpensTheCircuit(Kind kind) {
        time.run(
                () -> {
                    Failing script = new Failing();
                    script.kind = kind;
                    script.always = true;
                    BankCalls calls = calls(new MemoryBank(time, script), LONGEST);
                    openTrading(calls);
                    assertThat(calls.tradingHeldFor()).isPresent();
                });
    }

    /// Bookings that end so, one a second.
    private BankCalls booked(int times, Doubt doubt, int httpStatus) {
        MemoryBank bank = new MemoryBank(time, BankScript.CLEAN);
        BankGateway doubtful =
                new PassingGateway(bank.wire(time)) {
                    @Override
                    public BookingAnswer book(BookingRequest request, Duration deadline) {
                        return new BookingAnswer.Unproven(
                                doubt, "odd", bank.meta("bookquoteddeal", time.instant(), httpStatus));
                    }
                };
        BankCalls calls = new BankCalls(doubtful, time, LONGEST, 0);
        BookingRequest request = new BookingRequest(1, new UUID(1, 2), MemoryBank.RATE, MemoryBank.RATE);
        for (int i = 0; i < times; i++) {
            calls.book(calls.enterBooking(), request, Duration.ofSeconds(5));
            time.pause(Duration.ofSeconds(1));
        }
        return calls;
    }

    @ParameterizedTest
    @CsvSource({"UNREADABLE, 200", "UNKNOWN_CODE, 200", "HTTP_STATUS, 429", "HTTP_STATUS, 404", "HTTP_STATUS, 302"})
    void aBookingThatTheBankAnswersNeverOpensTheCircuit(Doubt doubt, int httpStatus) {
        time.run(() -> assertThat(booked(12, doubt, httpStatus).tradingHeldFor()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"NO_CONNECTION, 0", "NO_ANSWER, 0", "CUT, 200", "HTTP_STATUS, 500", "HTTP_STATUS, 503"})
    void bookingsAtABankThatIsAwayOpenTheCircuit(Doubt doubt, int httpStatus) {
        time.run(() -> assertThat(booked(10, doubt, httpStatus).tradingHeldFor()).isPresent());
    }

    @Test
    void aBookingIsNeverTheCallThatTriesWhetherTheBankIsBack() {
        time.run(
                () -> {
                    BankCalls calls = booked(10, Doubt.NO_ANSWER, 0);
                    time.pause(Duration.ofSeconds(6));
                    assertThat(calls.tradingHeldFor()).contains(Duration.ZERO);
                    assertThatThrownBy(calls::enterBooking).isInstanceOf(CircuitOpenException.class);
                    calls.balance(ACCOUNT, BankCallsTest::never);
                    calls.enterBooking();
                });
    }

    @Test
    void aDefectInACallLeavesTheTrialToTheNextOne() {
        time.run(
                () -> {
                    Failing script = new Failing();
                    script.always = true;
                    AtomicBoolean broken = new AtomicBoolean();
                    BankScript bent =
                            new BankScript() {
                                @Override
                                public Optional<BankException> failure(String call) {
                                    if (broken.get()) {
                                        throw new IllegalStateException("a defect");
                                    }
                                    return script.failure(call);
                                }
                            };
                    BankCalls calls = calls(new MemoryBank(time, bent), LONGEST);
                    openTrading(calls);
                    time.pause(Duration.ofSeconds(6));
                    broken.set(true);
                    assertThatThrownBy(() -> calls.balance(ACCOUNT, BankCallsTest::never))
                            .isInstanceOf(IllegalStateException.class);
                    assertThat(calls.cancelQuote(7)).isFalse();
                    broken.set(false);
                    script.always = false;
                    calls.balance(ACCOUNT, BankCallsTest::never);
                    assertThat(calls.tradingHeldFor()).isEmpty();
                });
    }

    @Test
    void theRateIsKeptOverAllTradingCallsTogether() {
        time.run(
                () -> {
                    MemoryBank bank = new MemoryBank(time, BankScript.CLEAN);
                    BankCalls calls = new BankCalls(bank.wire(time), time, LONGEST, 10);
                    CompletableFuture<Boolean> end = new CompletableFuture<>();
                    for (int i = 0; i < 5; i++) {
                        int caller = i;
                        time.start(
                                "caller",
                                () -> {
                                    for (int n = 0; n < 6; n++) {
                                        calls.balance(ACCOUNT, BankCallsTest::never);
                                        calls.ensureToken(Duration.ofSeconds(60), BankCallsTest::never);
                                    }
                                    end.complete(caller == 4);
                                });
                    }
                    time.pause(Duration.ofSeconds(7));
                    List<Long> at = bank.calls().stream().map(MemoryBank.Call::nanos).sorted().toList();
                    assertThat(at).hasSize(60);
                    for (int i = 10; i < at.size(); i++) {
                        assertThat(at.get(i) - at.get(i - 10)).isGreaterThanOrEqualTo(1_000_000_000L);
                    }
                    assertThat(calls.made()).isEqualTo(60);
                });
    }

    @Test
    void aTokenThatLivesLongEnoughCostsNoCall() {
        time.run(
                () -> {
                    MemoryBank bank = new MemoryBank(time, BankScript.CLEAN);
                    BankGateway living =
                            new PassingGateway(bank.wire(time)) {
                                @Override
                                public boolean tokenLives(Duration life) {
                                    return life.compareTo(Duration.ofMinutes(2)) <= 0;
                                }
                            };
                    BankCalls calls = new BankCalls(living, time, LONGEST, 1);
                    for (int i = 0; i < 5; i++) {
                        calls.ensureToken(Duration.ofMinutes(2), BankCallsTest::never);
                    }
                    assertThat(calls.made()).isZero();
                    assertThat(bank.calls()).isEmpty();
                    calls.ensureToken(Duration.ofMinutes(3), BankCallsTest::never);
                    assertThat(calls.made()).isOne();
                });
    }
}

package com.fxbatchtrader.engine.lease;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.engine.lease.Gate.Decision;
import com.fxbatchtrader.engine.lease.Gate.Why;
import com.fxbatchtrader.store.DatabaseException;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.run.BatchSignals;
import com.fxbatchtrader.store.run.LeaseAnswer;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.store.run.WriteResult.CommitStamp;
import com.fxbatchtrader.time.VirtualPacing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

class GateTest {

    private static final BatchSignals SIGNALS = new BatchSignals(5, Optional.empty(), new Counts(1, 0, 0, 0, 0, 0, 0));
    private static final Duration LOCK = Duration.ofMinutes(5);

    private final VirtualPacing time = new VirtualPacing(1);
    private Supplier<LeaseAnswer> database = () -> held(LOCK);
    private int asked;

    private final Gate gate =
            new Gate(
                    key -> {
                        asked++;
                        time.pause(Duration.ofMillis(5));
                        return database.get();
                    },
                    time,
                    Duration.ofSeconds(13));

    private LeaseAnswer held(Duration remaining) {
        return new LeaseAnswer.Held(remaining, time.instant(), SIGNALS, Optional.empty());
    }

    private Lease lease(Duration lockTime) {
        RunKey key = new RunKey(new UUID(1, 2), "here:1:a", 1);
        return new Lease(key, 7, lockTime, time.nanos(), SIGNALS);
    }

    private CommitStamp stamp() {
        return new CommitStamp(time.nanos(), time.millis(), true, true);
    }

    private long in(Duration life) {
        return time.nanos() + life.toNanos();
    }

    private Why why(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Shut.class);
        return ((Decision.Shut) decision).why();
    }

    private Duration deadline(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Open.class);
        return ((Decision.Open) decision).deadline();
    }

    @ParameterizedTest(name = "quote {0} ms, lock {1} ms: deadline {2} ms")
    @CsvSource({
        "60000, 300000, 13000", // connect and response
        "8000, 300000, 7000", // the quote, less a second
        "60000, 9000, 8000", // the lease, less a second
        "3000, 300000, 2000", // the least
        "60000, 3000, 2000",
        "7000, 5000, 4000"
    })
    void theDeadlineIsTheLeastOfThree(long quoteMillis, long lockMillis, long deadlineMillis) {
        time.run(
                () -> {
                    Lease lease = lease(Duration.ofMillis(lockMillis));
                    Decision decision = gate.decide(lease, in(Duration.ofMillis(quoteMillis)), stamp());
                    assertThat(deadline(decision)).isEqualTo(Duration.ofMillis(deadlineMillis));
                    assertThat(asked).isZero();
                });
    }

    @Test
    void withLessThanTwoSecondsOfTheQuoteItIsNotSent() {
        time.run(
                () -> {
                    Decision decision = gate.decide(lease(LOCK), in(Duration.ofMillis(2999)), stamp());
                    assertThat(why(decision)).isEqualTo(Why.QUOTE);
                });
    }

    @Test
    void withLessThanTwoSecondsOfTheLeaseItIsNotSent() {
        time.run(
                () -> {
                    Decision decision = gate.decide(lease(Duration.ofMillis(2999)), in(Duration.ofMinutes(1)), stamp());
                    assertThat(why(decision)).isEqualTo(Why.LEASE);
                });
    }

    @Test
    void within250MillisecondsOfTheCommitNobodyIsAsked() {
        time.run(
                () -> {
                    CommitStamp stamp = stamp();
                    time.pause(Duration.ofMillis(250));
                    deadline(gate.decide(lease(LOCK), in(Duration.ofMinutes(1)), stamp));
                    assertThat(asked).isZero();
                    time.pause(Duration.ofMillis(1));
                    deadline(gate.decide(lease(LOCK), in(Duration.ofMinutes(1)), stamp));
                    assertThat(asked).isEqualTo(1);
                });
    }

    @ParameterizedTest
    @CsvSource({"251", "-1", "3600000"})
    void theWallClockCountsToo(long jumpMillis) {
        time.run(
                () -> {
                    CommitStamp stamp = stamp();
                    time.jumpWall(Duration.ofMillis(jumpMillis));
                    deadline(gate.decide(lease(LOCK), in(Duration.ofMinutes(1)), stamp));
                    assertThat(asked).isEqualTo(1);
                });
    }

    @Test
    void theMonotonicClockCountsToo() {
        time.run(
                () -> {
                    CommitStamp stamp = stamp();
                    time.pause(Duration.ofMillis(251));
                    // the wall clock was put back meanwhile: by it no time has passed
                    time.jumpWall(Duration.ofMillis(-251));
                    deadline(gate.decide(lease(LOCK), in(Duration.ofMinutes(1)), stamp));
                    assertThat(asked).isEqualTo(1);
                });
    }

    @Test
    void aCommitThatWasReadBackNeedsTheRoundTrip() {
        time.run(
                () -> {
                    CommitStamp readBack = new CommitStamp(time.nanos(), time.millis(), false, true);
                    deadline(gate.decide(lease(LOCK), in(Duration.ofMinutes(1)), readBack));
                    assertThat(asked).isEqualTo(1);
                });
    }

    @Test
    void onACommitThatMayBeLostAgainNothingIsSent() {
        time.run(
                () -> {
                    CommitStamp weak = new CommitStamp(time.nanos(), time.millis(), true, false);
                    assertThat(why(gate.decide(lease(LOCK), in(Duration.ofMinutes(1)), weak)))
                            .isEqualTo(Why.NOT_DURABLE);
                });
    }

    @Test
    void theRoundTripSeesTheStopOfTheDesk() {
        time.run(
                () -> {
                    database =
                            () ->
                                    new LeaseAnswer.Held(
                                            LOCK, time.instant(), SIGNALS, Optional.of("stopped by the boss"));
                    Decision decision =
                            gate.decide(lease(LOCK), in(Duration.ofMinutes(1)), new CommitStamp(0, 0, false, true));
                    assertThat(why(decision)).isEqualTo(Why.STOPPED);
                });
    }

    @Test
    void theRoundTripSeesThatTheLeaseIsLostAndTheRunKnowsItFromThenOn() {
        time.run(
                () -> {
                    database = () -> new LeaseAnswer.Lost("somebody else has it");
                    Lease lease = lease(LOCK);
                    Decision decision =
                            gate.decide(lease, in(Duration.ofMinutes(1)), new CommitStamp(0, 0, false, true));
                    assertThat(why(decision)).isEqualTo(Why.LOST);
                    assertThat(lease.lost(time.nanos())).contains("somebody else has it");
                    assertThat(why(gate.decide(lease, in(Duration.ofMinutes(1)), stamp()))).isEqualTo(Why.LOST);
                });
    }

    @Test
    void aDatabaseThatDoesNotAnswerShutsTheGate() {
        time.run(
                () -> {
                    database =
                            () -> {
                                throw new DatabaseUnavailableException(DatabaseException.Kind.UNREACHABLE, "away");
                            };
                    CommitStamp old = new CommitStamp(0, 0, false, true);
                    assertThat(why(gate.decide(lease(LOCK), in(Duration.ofMinutes(1)), old))).isEqualTo(Why.LOST);
                    database =
                            () -> {
                                throw new IllegalStateException("a statement took too long");
                            };
                    assertThat(why(gate.decide(lease(LOCK), in(Duration.ofMinutes(1)), old))).isEqualTo(Why.LOST);
                });
    }

    @Test
    void theDeadlineIsWithinWhatTheDatabaseSaysIsLeft() {
        time.run(
                () -> {
                    // the machine has slept: by its own clock nearly the whole lease is left
                    database = () -> held(Duration.ofSeconds(6));
                    Decision decision =
                            gate.decide(lease(LOCK), in(Duration.ofMinutes(1)), new CommitStamp(0, 0, false, true));
                    assertThat(deadline(decision)).isEqualTo(Duration.ofMillis(6000 - 5 - 1000));
                    database = () -> held(Duration.ofMillis(3004));
                    assertThat(
                                    why(
                                            gate.decide(
                                                    lease(LOCK),
                                                    in(Duration.ofMinutes(1)),
                                                    new CommitStamp(0, 0, false, true))))
                            .isEqualTo(Why.LEASE);
                });
    }

    @Test
    void aLeaseThatWasNotRenewedForTwoThirdsIsGivenUpHereToo() {
        time.run(
                () -> {
                    Lease lease = lease(Duration.ofSeconds(30));
                    time.pause(Duration.ofMillis(20_001));
                    assertThat(why(gate.decide(lease, in(Duration.ofMinutes(1)), stamp()))).isEqualTo(Why.LOST);
                });
    }

    @Test
    void afterAJumpOfTheClocksItWaitsForARenewalAndThenAsks() {
        time.run(
                () -> {
                    Lease lease = lease(LOCK);
                    lease.suspect();
                    assertThat(why(gate.decide(lease, in(Duration.ofMinutes(1)), stamp()))).isEqualTo(Why.LEASE);
                    lease.renewed(time.nanos());
                    deadline(gate.decide(lease, in(Duration.ofMinutes(1)), stamp()));
                    assertThat(asked).isEqualTo(1);
                    deadline(gate.decide(lease, in(Duration.ofMinutes(1)), stamp()));
                    assertThat(asked).isEqualTo(1);
                });
    }

    @Test
    void aJumpDuringTheRoundTripIsNotForgotten() {
        time.run(
                () -> {
                    Lease lease = lease(LOCK);
                    lease.suspect();
                    lease.renewed(time.nanos());
                    database =
                            () -> {
                                lease.suspect();
                                return held(LOCK);
                            };
                    gate.decide(lease, in(Duration.ofMinutes(1)), stamp());
                    assertThat(why(gate.decide(lease, in(Duration.ofMinutes(1)), stamp()))).isEqualTo(Why.LEASE);
                    lease.renewed(time.nanos());
                    database = () -> held(LOCK);
                    asked = 0;
                    gate.decide(lease, in(Duration.ofMinutes(1)), stamp());
                    assertThat(asked).isEqualTo(1);
                });
    }
}

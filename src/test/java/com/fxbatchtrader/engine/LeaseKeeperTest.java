package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.engine.ShakyDatabase.Trouble;
import com.fxbatchtrader.engine.health.DatabaseHealth;
import com.fxbatchtrader.engine.lease.DatabaseClock;
import com.fxbatchtrader.engine.lease.Lease;
import com.fxbatchtrader.engine.lease.LeaseKeeper;
import com.fxbatchtrader.store.run.Claim;
import com.fxbatchtrader.store.run.ClaimStore;
import com.fxbatchtrader.store.run.LeaseStore;
import com.fxbatchtrader.time.VirtualPacing;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

class LeaseKeeperTest {

    private static final Duration LOCK = Duration.ofSeconds(30);

    private final VirtualPacing time = new VirtualPacing(1);

    /// A claimed batch whose lease is kept.
    private final class Kept {
        final TestDesk desk = new TestDesk(time);
        final UUID batch = desk.queue(1, 5, 5);
        final List<Boolean> told = new ArrayList<>();
        Trouble trouble = Trouble.NONE;
        final Lease lease;
        final DatabaseClock clock;
        final LeaseKeeper keeper;

        Kept() {
            Workstation workstation = desk.workstation("here:1:a");
            workstation.weather =
                    new ShakyDatabase.Weather() {
                        @Override
                        public Trouble trouble(int n, boolean ofLease) {
                            return trouble;
                        }
                    };
            ShakyDatabase database = workstation.database();
            Uuid7 ids = new Uuid7(time);
            Claim claim = new ClaimStore(database, time, ids).claimNext("here:1:a", LOCK, Set.of()).orElseThrow();
            lease = new Lease(claim.key(), 1, LOCK, claim.claimedNanos(), claim.signals());
            clock = new DatabaseClock(time);
            keeper =
                    new LeaseKeeper(
                            new LeaseStore(database, time, ids), time, LOCK, clock, new DatabaseHealth(told::add));
            keeper.keep(lease, claim.databaseNow());
            keeper.start();
        }

        boolean lost() {
            return lease.lost(time.nanos()).isPresent();
        }

        String why() {
            return lease.lost(time.nanos()).orElse("");
        }

        Instant expiry() {
            return desk.batch(batch).lock().orElseThrow().expiresAt();
        }
    }

    private void kept(Consumer<Kept> test) {
        time.run(
                () -> {
                    Kept kept = new Kept();
                    test.accept(kept);
                    kept.keeper.close();
                });
    }

    @Test
    void aLeaseIsRenewedEveryThirdOfItsTime() {
        kept(
                kept -> {
                    List<Long> at = new ArrayList<>();
                    Instant expiry = kept.expiry();
                    for (int i = 0; i < 600; i++) {
                        time.pause(Duration.ofMillis(100));
                        if (!kept.expiry().equals(expiry)) {
                            expiry = kept.expiry();
                            at.add(time.elapsed().toSeconds());
                        }
                    }
                    assertThat(at).hasSizeBetween(5, 6);
                    for (int i = 1; i < at.size(); i++) {
                        assertThat(at.get(i) - at.get(i - 1)).isBetween(10L, 11L);
                    }
                    assertThat(kept.lost()).isFalse();
                });
    }

    @Test
    void aLeaseThatIsNotRenewedForTwoThirdsIsGivenUpBeforeItEnds() {
        kept(
                kept -> {
                    kept.trouble = Trouble.AWAY;
                    time.pause(Duration.ofMillis(19_500));
                    assertThat(kept.lost()).isFalse();
                    time.pause(Duration.ofSeconds(1));
                    assertThat(kept.lost()).isTrue();
                    assertThat(kept.why()).contains("two thirds");
                    assertThat(kept.expiry()).isAfter(kept.desk.databaseNow());
                });
    }

    @Test
    void whatIsLeftIsCountedFromBeforeTheRenewalWasSent() {
        kept(
                kept -> {
                    time.pause(Duration.ofMinutes(2));
                    Duration here = kept.lease.remaining(time.nanos());
                    Duration there = Duration.between(kept.desk.databaseNow(), kept.expiry());
                    assertThat(here).isLessThanOrEqualTo(there).isGreaterThan(there.minusMillis(20));
                });
    }

    @Test
    void aDatabaseThatComesBackInTimeIsOnlyTold() {
        kept(
                kept -> {
                    kept.trouble = Trouble.AWAY;
                    time.pause(Duration.ofSeconds(12));
                    kept.trouble = Trouble.NONE;
                    time.pause(Duration.ofSeconds(30));
                    assertThat(kept.lost()).isFalse();
                    assertThat(kept.told).containsExactly(false, true);
                });
    }

    @Test
    void aDefectAtOneRenewalEndsNothing() {
        kept(
                kept -> {
                    kept.trouble = Trouble.DEFECT;
                    time.pause(Duration.ofSeconds(12));
                    kept.trouble = Trouble.NONE;
                    time.pause(Duration.ofSeconds(60));
                    assertThat(kept.lost()).isFalse();
                });
    }

    @Test
    void aJumpOfOverTwoSecondsForcesARenewalAtOnce() {
        kept(
                kept -> {
                    time.pause(Duration.ofSeconds(2));
                    Instant before = kept.expiry();
                    time.jumpWall(Duration.ofMillis(2_100));
                    time.pause(Duration.ofMillis(1_100));
                    assertThat(kept.expiry()).isAfter(before);
                    assertThat(kept.lost()).isFalse();
                });
    }

    @Test
    void aSmallJumpForcesNothing() {
        kept(
                kept -> {
                    time.pause(Duration.ofSeconds(2));
                    Instant before = kept.expiry();
                    time.jumpWall(Duration.ofMillis(-1_900));
                    time.pause(Duration.ofMillis(1_100));
                    assertThat(kept.expiry()).isEqualTo(before);
                });
    }

    @Test
    void aJumpOfOverAThirdOfTheLeaseLosesIt() {
        kept(
                kept -> {
                    time.jumpWall(Duration.ofSeconds(-11));
                    time.pause(Duration.ofMillis(1_100));
                    assertThat(kept.why()).contains("jumped by 11 s");
                });
    }

    @Test
    void aReleaseByAnOperatorIsSeenWithinASecond() {
        kept(
                kept -> {
                    time.pause(Duration.ofSeconds(3));
                    kept.desk.release(kept.batch);
                    time.pause(Duration.ofMillis(1_100));
                    assertThat(kept.why()).contains("not ours any more");
                });
    }

    @Test
    void aStopOfTheDeskAPauseAndANewLimitAreSeenWithinASecond() {
        kept(
                kept -> {
                    kept.desk.stop();
                    kept.desk.limit(kept.batch, 9);
                    kept.desk.request(kept.batch, "PAUSED");
                    time.pause(Duration.ofMillis(1_100));
                    assertThat(kept.lease.deskStop()).isPresent();
                    assertThat(kept.lease.signals().limit()).isEqualTo(9);
                    assertThat(kept.lease.signals().requested()).contains(BatchStatus.PAUSED);
                    kept.desk.go();
                    time.pause(Duration.ofMillis(1_100));
                    assertThat(kept.lease.deskStop()).isEmpty();
                });
    }

    @Test
    void theDatabasesClockIsKnownFromTheClaimOn() {
        time.run(
                () -> {
                    time.jumpWall(Duration.ofHours(-2));
                    Kept kept = new Kept();
                    Duration off = Duration.between(kept.clock.instant(), kept.desk.databaseNow());
                    assertThat(off.abs()).isLessThan(Duration.ofMillis(10));
                    kept.keeper.close();
                });
    }

    @Test
    void aLeaseThatWasDroppedIsNotRenewed() {
        kept(
                kept -> {
                    kept.keeper.drop(kept.lease);
                    Instant before = kept.expiry();
                    time.pause(Duration.ofMinutes(1));
                    assertThat(kept.expiry()).isEqualTo(before);
                });
    }
}

package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.store.run.BatchSignals;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// In which order batches are claimed, and what becomes of those that nobody continues.
class QueueOrderTest {

    /// Notes what is claimed, in its order.
    private static final class Claims implements EngineListener {
        final List<Long> numbers = new ArrayList<>();
        final List<Long> takenOver = new ArrayList<>();

        @Override
        public void claimed(UUID batchId, long number, boolean over, BatchSignals signals) {
            (over ? takenOver : numbers).add(number);
        }
    }

    private static Claims watch(Workstation workstation) {
        Claims claims = new Claims();
        workstation.listener = claims;
        workstation.maxBatches = 1;
        return claims;
    }

    @Test
    void priorityThenPositionDecides() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    Claims claims = watch(stage.workstation);
                    stage.desk.queue(1, 1, 5);
                    stage.desk.queue(1, 1, 9);
                    stage.desk.queue(1, 1, 5);
                    UUID last = stage.desk.queue(1, 1, 1);
                    stage.desk.queue(1, 1, 9);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.awaitEnd(last);
                    stage.stop(engine);
                    assertThat(claims.numbers).containsExactly(2L, 5L, 1L, 3L, 4L);
                });
    }

    @Test
    void whatIsNotClaimableKeepsItsPlaceAndHoldsNobodyUp() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    Claims claims = watch(stage.workstation);
                    UUID later = stage.desk.queue(1, 1, 9);
                    UUID first = stage.desk.queue(1, 1, 5);
                    stage.desk.sql("update batch set not_before = dateadd(second, 60, created_at) where id = ?", later);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.awaitEnd(first);
                    assertThat(stage.desk.batch(later).status()).isEqualTo(BatchStatus.PENDING);
                    stage.desk.awaitEnd(later);
                    assertThat(stage.time.elapsed()).isGreaterThan(Duration.ofSeconds(60));
                    stage.stop(engine);
                    assertThat(claims.numbers).containsExactly(2L, 1L);
                });
    }

    @Test
    void aRunThatNobodyContinuesComesBeforeTheQueue() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    UUID abandoned = stage.desk.queue(3, 1, 1);
                    Workstation dying = stage.desk.workstationBeside("dead:9:x");
                    dying.lockTime = Duration.ofSeconds(10);
                    dying.start(stage.bank);
                    stage.time.pause(Duration.ofMillis(150));
                    dying.machine.kill();
                    stage.seconds(11);
                    UUID urgent = stage.desk.queue(1, 1, 10);
                    Claims claims = watch(stage.workstation);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.awaitEnd(urgent);
                    assertThat(claims.takenOver).containsExactly(1L);
                    assertThat(stage.desk.batch(abandoned).status().ended()).isTrue();
                    stage.stop(engine);
                });
    }

    @Test
    void twoWorkstationsShareTheQueueAndNeverABatch() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    Claims here = watch(stage.workstation);
                    Workstation beside = stage.desk.workstationBeside("there:2:b");
                    Claims there = watch(beside);
                    List<UUID> batches = new ArrayList<>();
                    for (int i = 0; i < 12; i++) {
                        batches.add(stage.desk.queue(2, 2, 5));
                    }
                    Engine one = stage.workstation.start(stage.bank);
                    Engine two = beside.start(stage.bank);
                    batches.forEach(batch -> stage.desk.awaitEnd(batch));
                    stage.stop(one);
                    stage.stop(two);
                    assertThat(here.numbers).isNotEmpty();
                    assertThat(there.numbers).isNotEmpty();
                    assertThat(here.numbers).doesNotContainAnyElementsOf(there.numbers);
                    assertThat(here.numbers.size() + there.numbers.size()).isEqualTo(12);
                    assertThat(here.numbers).isSorted();
                    assertThat(there.numbers).isSorted();
                    assertThat(Reckoning.complaints(stage.desk, stage.bank)).isEmpty();
                });
    }

    @Test
    void aTakeoverComesWithinTheLockTimeAndASecond() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    UUID batch = stage.desk.queue(50, 1, 5);
                    Workstation dying = stage.desk.workstationBeside("dead:9:x");
                    dying.lockTime = Duration.ofSeconds(10);
                    dying.start(stage.bank);
                    stage.seconds(3);
                    dying.machine.kill();
                    Duration expiry =
                            Duration.between(
                                    stage.desk.databaseNow(), stage.desk.batch(batch).lock().orElseThrow().expiresAt());
                    stage.workstation.start(stage.bank);
                    stage.time.pause(expiry);
                    assertThat(stage.desk.events(batch)).doesNotContain("BATCH_TAKEN_OVER");
                    stage.seconds(1);
                    assertThat(stage.desk.events(batch)).contains("BATCH_TAKEN_OVER");
                    stage.desk.awaitEnd(batch);
                });
    }

    @Test
    void aBatchThatIsTakenOverThreeTimesWithoutProgressIsPaused() {
        BankScript slow =
                new BankScript() {
                    @Override
                    public Duration takes(String call) {
                        return Duration.ofSeconds(2);
                    }
                };
        Stage.play(
                slow,
                stage -> {
                    UUID batch = stage.desk.queue(1, 1, 5);
                    UUID other = stage.desk.queue(1, 1, 4);
                    for (int i = 0; i < 3; i++) {
                        Workstation dying = stage.desk.workstationBeside("dead:" + i + ":x");
                        dying.lockTime = Duration.ofSeconds(5);
                        dying.maxBatches = 1;
                        dying.start(stage.bank);
                        stage.time.pause(Duration.ofMillis(3300));
                        dying.machine.kill();
                        stage.seconds(6);
                    }
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.RUNNING);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.awaitEnd(other);
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.PAUSED);
                    assertThat(stage.desk.batch(batch).requestedReason())
                            .hasValueSatisfying(
                                    why -> assertThat(why).contains("three times in a row".replace("three", "3")));
                    assertThat(stage.desk.batch(batch).counts().running()).isZero();
                    stage.stop(engine);
                });
    }

    @Test
    void aTakeoverAfterSomeProgressDoesNotCount() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    UUID batch = stage.desk.queue(400, 1, 5);
                    for (int i = 0; i < 6; i++) {
                        Workstation dying = stage.desk.workstationBeside("dead:" + i + ":x");
                        dying.lockTime = Duration.ofSeconds(5);
                        dying.start(stage.bank);
                        stage.seconds(2);
                        dying.machine.kill();
                        stage.seconds(6);
                    }
                    assertThat(stage.desk.batch(batch).status()).isEqualTo(BatchStatus.RUNNING);
                    assertThat(stage.desk.batch(batch).takeoversWithoutProgress()).isZero();
                });
    }

    @Test
    void aReleasedBatchIsNotClaimedByTheSameOwnerForOneLockTime() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    Claims claims = watch(stage.workstation);
                    UUID batch = stage.desk.queue(500, 1, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(2);
                    stage.desk.release(batch);
                    stage.seconds(120);
                    assertThat(stage.desk.batch(batch).lock()).isEmpty();
                    assertThat(claims.takenOver).isEmpty();
                    Workstation beside = stage.desk.workstationBeside("there:2:b");
                    beside.start(stage.bank);
                    stage.seconds(1);
                    assertThat(stage.desk.batch(batch).lock().orElseThrow().owner()).isEqualTo("there:2:b");
                    stage.stop(engine);
                });
    }
}

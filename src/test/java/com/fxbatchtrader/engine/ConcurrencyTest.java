package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.store.run.BatchSignals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// How many trades run at once: never more than the limit, and as many as that when there is work.
class ConcurrencyTest {

    /// Notes the running counts of each batch as they were committed.
    private static final class Watch implements EngineListener {
        final Map<UUID, List<Integer>> running = new HashMap<>();
        final Map<UUID, Integer> now = new HashMap<>();
        int mostAltogether;

        @Override
        public void changed(UUID batchId, BatchSignals signals) {
            int count = signals.counts().running();
            running.computeIfAbsent(batchId, id -> new ArrayList<>()).add(count);
            now.put(batchId, count);
            mostAltogether = Math.max(mostAltogether, now.values().stream().mapToInt(n -> n).sum());
        }

        int most(UUID batch) {
            return running.get(batch).stream().mapToInt(n -> n).max().orElse(0);
        }
    }

    private static final BankScript STEADY =
            new BankScript() {
                @Override
                public Duration takes(String call) {
                    return Duration.ofMillis(200);
                }
            };

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void exactlyAsManyAsTheLimitRunWhileThereIsWorkAndNoneAtTheEnd(int limit) {
        Stage.play(
                STEADY,
                stage -> {
                    Watch watch = new Watch();
                    stage.workstation.listener = watch;
                    UUID batch = stage.desk.queue(40, limit, 5);
                    stage.execute(batch);
                    assertThat(watch.most(batch)).isEqualTo(limit);
                    assertThat(watch.running.get(batch).getLast()).isZero();
                    assertThat(stage.desk.batch(batch).counts().running()).isZero();
                    // the bank had work all the time: 40 trades of about 1.2 s each
                    long seconds = stage.time.elapsed().toSeconds();
                    assertThat(seconds).isLessThanOrEqualTo(2 * 40 / limit + 3);
                });
    }

    @Test
    void aNewLimitCountsFromTheNextTradeOnBothWays() {
        Stage.play(
                STEADY,
                stage -> {
                    Watch watch = new Watch();
                    stage.workstation.listener = watch;
                    UUID batch = stage.desk.queue(200, 2, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(4);
                    assertThat(watch.most(batch)).isEqualTo(2);
                    stage.desk.limit(batch, 12);
                    stage.seconds(4);
                    assertThat(watch.most(batch)).isEqualTo(12);
                    stage.desk.limit(batch, 3);
                    // those that run may end, and none begins above the new limit
                    stage.seconds(4);
                    watch.running.clear();
                    stage.seconds(8);
                    assertThat(watch.most(batch)).isEqualTo(3);
                    stage.desk.awaitEnd(batch);
                    stage.stop(engine);
                });
    }

    @Test
    void aProcessRunsNoMoreTradesThanItsOwnLimitOverAllBatches() {
        Stage.play(
                STEADY,
                stage -> {
                    Watch watch = new Watch();
                    stage.workstation.listener = watch;
                    stage.workstation.maxTrades = 7;
                    UUID one = stage.desk.queue(30, 5, 5);
                    UUID two = stage.desk.queue(30, 5, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.desk.awaitEnd(one);
                    stage.desk.awaitEnd(two);
                    stage.stop(engine);
                    assertThat(watch.mostAltogether).isEqualTo(7);
                    assertThat(watch.most(one)).isLessThanOrEqualTo(5);
                });
    }

    @Test
    void aProcessRunsNoMoreBatchesThanItsLimit() {
        Stage.play(
                STEADY,
                stage -> {
                    stage.workstation.maxBatches = 2;
                    List<UUID> batches =
                            List.of(stage.desk.queue(10, 2, 5), stage.desk.queue(10, 2, 5), stage.desk.queue(10, 2, 5));
                    Engine engine = stage.workstation.start(stage.bank);
                    int most = 0;
                    while (!batches.stream().allMatch(batch -> stage.desk.batch(batch).status().ended())) {
                        most =
                                Math.max(
                                        most,
                                        stage.desk.column("select id from batch where locked_by is not null").size());
                        stage.time.pause(Duration.ofMillis(100));
                    }
                    assertThat(most).isEqualTo(2);
                    stage.stop(engine);
                });
    }

    @Test
    void aProcessWithoutDemandClaimsNothing() {
        Stage.play(
                STEADY,
                stage -> {
                    stage.workstation.demand =
                            new Engine.Demand() {
                                @Override
                                public boolean wantsMore() {
                                    return false;
                                }

                                @Override
                                public void claimed(UUID batchId) {}
                            };
                    UUID batch = stage.desk.queue(1, 1, 5);
                    Engine engine = stage.workstation.start(stage.bank);
                    stage.seconds(30);
                    assertThat(stage.desk.batch(batch).lock()).isEmpty();
                    stage.stop(engine);
                });
    }

    @Test
    void aListenerThatThrowsEndsNothing() {
        Stage.play(
                BankScript.CLEAN,
                stage -> {
                    stage.workstation.listener =
                            new EngineListener() {
                                @Override
                                public void claimed(
                                        UUID batchId, long number, boolean takenOver, BatchSignals signals) {
                                    throw new IllegalStateException("a display's defect");
                                }

                                @Override
                                public void changed(UUID batchId, BatchSignals signals) {
                                    throw new IllegalStateException("a display's defect");
                                }
                            };
                    stage.execute(stage.desk.queue(3, 2, 5));
                });
    }
}

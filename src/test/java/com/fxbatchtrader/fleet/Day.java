package com.fxbatchtrader.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.fleet.Fleet.Size;
import com.fxbatchtrader.fleet.Fleet.Worker;
import com.fxbatchtrader.fleet.OrderJudge.Spell;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// One day of the fleet: four workers and three operators on a queue of batches, while workers are killed, suspended
/// and stopped; in the end everything is resumed and brought to its end.
final class Day {

    private static final Duration BOUND = Duration.ofMinutes(4);
    private static final Duration LOOK = Duration.ofMillis(60);
    private static final long SECOND = 1_000_000;
    private static final int OPERATORS = 3;
    private static final List<Size> SIZES = List.of(new Size(2, 6), new Size(3, 8), new Size(5, 20), new Size(1, 50));

    private final Yard yard;
    private final Fleet fleet;
    private final Operators operators;
    private final Pacing pacing;
    private final int batches;
    private final List<Worker> working = new ArrayList<>();
    private final List<Spell> spells = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int kills;

    Day(Yard yard, Fleet fleet, int batches) {
        this.yard = yard;
        this.fleet = fleet;
        this.operators = new Operators(yard.operations(), yard.stage().pacing());
        this.pacing = yard.stage().pacing();
        this.batches = batches;
    }

    /// Lives through it.
    void live(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SIZES.forEach(size -> working.add(fleet.start(size)));
        AtomicBoolean enough = new AtomicBoolean();
        List<CompletableFuture<Boolean>> orders = new ArrayList<>();
        for (int i = 0; i < OPERATORS; i++) {
            SplittableRandom own = random.split();
            CompletableFuture<Boolean> ended = new CompletableFuture<>();
            orders.add(ended);
            pacing.start("operator-" + i, () -> work(own, enough, ended));
        }
        try {
            strikes(random);
            awaitEnded(93);
        } finally {
            enough.set(true);
            orders.forEach(pacing::await);
        }
        bringToTheEnd();
        for (Worker worker : working) {
            stop(worker);
        }
    }

    private void work(SplittableRandom own, AtomicBoolean enough, CompletableFuture<Boolean> ended) {
        try {
            operators.work(own, enough::get);
            ended.complete(true);
        } catch (RuntimeException | AssertionError e) {
            ended.completeExceptionally(e);
        }
    }

    private void strikes(SplittableRandom random) {
        awaitEnded(8);
        Worker suspended = working.get(2);
        suspend(suspended);
        awaitEnded(20);
        kill(random.nextInt(2));
        awaitEnded(30);
        operators.stopFor(Duration.ofMillis(400));
        awaitEnded(40);
        wake(suspended);
        awaitEnded(50);
        replace(3);
        awaitEnded(60);
        kill(2);
        awaitEnded(70);
        operators.stopFor(Duration.ofMillis(400));
        awaitEnded(80);
        replace(random.nextInt(2));
    }

    /// Waits until so many in a hundred batches have ended.
    private void awaitEnded(int percent) {
        await("until " + percent + " % have ended")
                .atMost(BOUND)
                .pollInterval(LOOK)
                .until(() -> looked() * 100 >= (long) batches * percent);
    }

    private long looked() {
        yard.witness().glance();
        return yard.ended();
    }

    private void kill(int index) {
        Worker worker = working.get(index);
        long from = micros() - SECOND;
        worker.running().kill();
        kills++;
        spells.add(new Spell(Optional.empty(), from, untilQuiet(worker)));
        working.set(index, fleet.start(worker.size()));
    }

    private void suspend(Worker worker) {
        long from = micros() - SECOND;
        worker.running().signal("STOP");
        spells.add(new Spell(Optional.empty(), from, untilQuiet(worker)));
    }

    /// Lets it go on, not before its locks have run out.
    private void wake(Worker worker) {
        await().atMost(BOUND).pollInterval(LOOK).until(() -> yard.stage().test().number(locksOf(worker)) == 0);
        worker.running().signal("CONT");
    }

    private static String locksOf(Worker worker) {
        return "select count(*) from batch where locked_by like '%:" + worker.running().process().pid() + ":%'";
    }

    /// Until no transaction of that process is open any more: until then it may have locked any row.
    private long untilQuiet(Worker worker) {
        String open =
                "select count(*) from pg_stat_activity where state <> 'idle' and application_name like '%:"
                        + worker.running().process().pid()
                        + ":%'";
        await().atMost(BOUND).pollInterval(LOOK).until(() -> yard.stage().test().number(open) == 0);
        return micros();
    }

    private void replace(int index) {
        Worker worker = working.get(index);
        stop(worker);
        working.set(index, fleet.start(worker.size()));
    }

    private void stop(Worker worker) {
        int code = fleet.stop(worker);
        if (code != 130) {
            problems.add("a worker that was stopped ended with " + code + ": " + worker.running().err());
        }
    }

    private void bringToTheEnd() {
        await("until all have ended")
                .atMost(BOUND)
                .pollInterval(LOOK)
                .until(
                        () -> {
                            yard.operations().activeBatches(batches).stream()
                                    .filter(view -> view.status() == BatchStatus.PAUSED)
                                    .forEach(operators::resume);
                            return looked() == batches;
                        });
        assertThat(yard.ended()).isEqualTo(batches);
    }

    private long micros() {
        Instant now = pacing.instant();
        return now.getEpochSecond() * SECOND + now.getNano() / 1000;
    }

    List<Operation> operations() {
        return operators.all();
    }

    /// Times in which rows may have been locked without a trace.
    List<Spell> spells() {
        List<Spell> all = new ArrayList<>(spells);
        for (Operation one : operators.all()) {
            all.add(new Spell(one.batch(), one.from(), one.to()));
        }
        return all;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    int kills() {
        return kills;
    }
}

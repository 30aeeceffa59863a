package com.fxbatchtrader.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fxbatchtrader.fleet.Fleet.Size;
import com.fxbatchtrader.fleet.Fleet.Worker;
import com.fxbatchtrader.fleet.History.Change;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/// How soon another process takes over, and what an idle one costs. The figures are printed; what is asserted holds on
/// a busy machine too.
@Tag("slow")
final class MeasuresTest {

    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int EACH = 3;
    private static final long IDLE_SECONDS = Long.getLong("fleet.idle", 10);

    /// Slow, so that batches last.
    private static final String SLOW_BANK = "deduplicate = false\nquote-life = 30s\nlatency = 250ms..400ms\n";

    private static Path folder(String name) {
        return Path.of("target", "fleet", name).toAbsolutePath();
    }

    @Test
    void another_process_takes_over_soon_after_a_kill_and_at_once_after_a_clean_stop() throws IOException {
        try (Yard yard = new Yard();
                Fleet fleet = Fleet.open(folder("takeover"), yard.stage().test().settings(), 1, SLOW_BANK)) {
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < 3 * EACH; i++) {
                yard.queue(random, 60, 1);
            }
            List<Worker> workers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                workers.add(fleet.start(new Size(EACH, 10)));
            }
            for (Worker worker : workers) {
                awaitHeld(yard, worker, EACH);
            }
            Worker heir = fleet.start(new Size(3 * EACH, 50));
            await().atMost(BOUND).pollInterval(LOOK).until(() -> heir.running().err().contains("Nothing to claim"));
            workers.get(0).running().kill();
            workers.get(1).running().kill();
            awaitHeld(yard, heir, 2 * EACH);
            fleet.stop(workers.get(2));
            awaitHeld(yard, heir, 3 * EACH);
            List<Change> changes = yard.witness().history().changes();
            List<Double> kill = seconds(changes, change -> dead(change, workers), MeasuresTest::sinceRenewal);
            List<Double> clean = sinceRelease(changes, heir);
            say("TAKEOVER kill: " + kill + " s after the last renewal; clean: " + clean + " s after the release");
            assertThat(kill).hasSize(2 * EACH).allSatisfy(time -> assertThat(time).isLessThan(5 + 5));
            assertThat(clean).hasSize(EACH).allSatisfy(time -> assertThat(time).isLessThan(5));
        }
    }

    private static void awaitHeld(Yard yard, Worker worker, int batches) {
        String held = "select count(*) from batch where locked_by like '%:" + worker.running().process().pid() + ":%'";
        await().atMost(BOUND).pollInterval(LOOK).until(() -> yard.stage().test().number(held) == batches);
    }

    private static boolean dead(Change change, List<Worker> workers) {
        return change.acquisition()
                && change.before()
                        .lock()
                        .owner()
                        .map(owner -> workers.stream().anyMatch(w -> w.is(owner)))
                        .orElse(false);
    }

    private static double sinceRenewal(Change change) {
        long renewed = change.before().lock().endsAt() - Fleet.LEASE.toNanos() / 1000;
        return (change.after().writtenAt() - renewed) / 1e6;
    }

    private static List<Double> sinceRelease(List<Change> changes, Worker heir) {
        return seconds(
                changes,
                change ->
                        change.acquisition()
                                && heir.is(change.owner())
                                && change.before().lock().owner().isEmpty()
                                && change.before().lock().fence() > 0,
                change -> (change.after().writtenAt() - change.before().writtenAt()) / 1e6);
    }

    private static List<Double> seconds(
            List<Change> changes, Predicate<Change> which, java.util.function.ToDoubleFunction<Change> time) {
        return changes.stream().filter(which).map(c -> Math.round(time.applyAsDouble(c) * 1000) / 1000.0).toList();
    }

    @Test
    void an_idle_worker_costs_next_to_nothing() throws IOException {
        try (Yard yard = new Yard();
                Fleet fleet = Fleet.open(folder("idle"), yard.stage().test().settings(), 1, SLOW_BANK)) {
            Worker worker = fleet.start(new Size(3, 50));
            await().atMost(BOUND).pollInterval(LOOK).until(() -> worker.running().err().contains("Nothing to claim"));
            // what it starts with has ended by then
            yard.stage().pacing().pause(Duration.ofSeconds(5));
            long before = ticks(worker);
            yard.stage().pacing().pause(Duration.ofSeconds(IDLE_SECONDS));
            double percent = (double) (ticks(worker) - before) / IDLE_SECONDS;
            say("IDLE worker: %.2f %% of a core over %d s".formatted(percent, IDLE_SECONDS));
            assertThat(percent).isLessThan(IDLE_SECONDS >= 60 ? 1 : 5);
        }
    }

    /// User and system time in hundredths of a second.
    private static long ticks(Worker worker) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + worker.running().process().pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
    }
}

package com.fxbatchtrader.store.queue;

import static com.fxbatchtrader.store.run.RunDesk.LOCK;
import static com.fxbatchtrader.store.run.RunDesk.ME;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.run.Claim;
import com.fxbatchtrader.store.run.ClaimStore;
import com.fxbatchtrader.store.run.WatchedDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/// Operators and claims at the same time.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class PlaceRaceTest extends QueueTest {

    /// Stores on a database in which somebody does something once, just before the batch's row is locked.
    private PlaceStore interrupted(Runnable between) {
        AtomicInteger times = new AtomicInteger();
        return places(
                new WatchedDatabase(
                        desk.database(),
                        sql -> {
                            if (sql.toLowerCase(Locale.ROOT).contains("for ") && times.getAndIncrement() == 0) {
                                between.run();
                            }
                        }));
    }

    @Test
    void a_claim_in_the_middle_of_a_move_wins_and_the_operator_is_told() {
        List<UUID> ids = batches(2);
        List<Claim> claims = new ArrayList<>();
        Outcome outcome = interrupted(() -> claims.add(desk.claimed(ME))).move(order(ids.get(0)), new Place.Bottom());
        assertThat(lost(outcome)).contains(ME + " has claimed it");
        assertThat(claims).singleElement().satisfies(claim -> assertThat(claim.key().batchId()).isEqualTo(ids.get(0)));
        assertThat(desk.row(ids.get(0)).status()).isEqualTo(BatchStatus.RUNNING);
    }

    @Test
    void a_neighbour_claimed_in_the_middle_of_a_move_stops_it() {
        List<UUID> ids = batches(3);
        Outcome outcome = interrupted(() -> desk.claimed(ME)).move(order(ids.get(2)), new Place.Before(ids.get(0)));
        assertThat(lost(outcome)).contains("not in the queue any more");
        assertThat(queue()).containsExactly(ids.get(1), ids.get(2));
    }

    @Test
    void a_claim_whose_candidate_is_moved_in_the_middle_begins_anew() {
        List<UUID> ids = batches(2);
        AtomicInteger times = new AtomicInteger();
        WatchedDatabase watched =
                new WatchedDatabase(
                        desk.database(),
                        sql -> {
                            if (sql.contains("skip locked") && times.getAndIncrement() == 0) {
                                assertDone(move(ids.get(0), new Place.Bottom()));
                            }
                        });
        assertThat(
                        new ClaimStore(watched, desk.stage().pacing(), desk.ids())
                                .claimNext(ME, LOCK, Set.of())
                                .map(claim -> claim.key().batchId()))
                .contains(ids.get(1));
    }

    @Test
    void of_two_operators_at_once_one_wins_and_the_other_is_told() {
        UUID id = batches(3).getFirst();
        List<Outcome> outcomes =
                atOnce(List.of(new Task(order(id, ANN), new Priority(9)), new Task(order(id, BEN), new Priority(2))));
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Lost.class::isInstance).hasSize(1);
        boolean annWon = outcomes.getFirst() instanceof Outcome.Done;
        assertThat(desk.row(id).priority().level()).isEqualTo(annWon ? 9 : 2);
        assertThat(lost(outcomes.get(annWon ? 1 : 0))).contains(annWon ? ANN : BEN);
    }

    private record Task(Order order, Priority priority) {}

    private List<Outcome> atOnce(List<Task> tasks) {
        ExecutorService pool = desk.stage().pacing().executor("operators", tasks.size());
        List<CompletableFuture<Outcome>> all =
                tasks.stream()
                        .map(
                                task ->
                                        CompletableFuture.supplyAsync(
                                                () -> places().setPriority(task.order(), task.priority()), pool))
                        .toList();
        List<Outcome> outcomes = all.stream().map(CompletableFuture::join).toList();
        pool.shutdown();
        return outcomes;
    }

    @Test
    void many_operators_and_claimers_at_once_keep_a_queue_without_two_in_one_place() {
        List<UUID> ids = batches(16);
        ExecutorService pool = desk.stage().pacing().executor("many", 5);
        List<CompletableFuture<Integer>> operators = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long seed = i;
            operators.add(CompletableFuture.supplyAsync(() -> moves(ids, new Random(seed)), pool));
        }
        List<CompletableFuture<List<UUID>>> claimers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String owner = "desk-" + i + ":1:x";
            claimers.add(CompletableFuture.supplyAsync(() -> claims(owner, 4), pool));
        }
        int done = operators.stream().mapToInt(CompletableFuture::join).sum();
        List<UUID> claimed = claimers.stream().flatMap(one -> one.join().stream()).toList();
        pool.shutdown();

        assertThat(done).isPositive();
        assertThat(claimed).doesNotHaveDuplicates().hasSize(8);
        assertThat(claimed).allSatisfy(id -> assertThat(desk.row(id).fence()).isEqualTo(1));
        assertThat(queue()).hasSize(8).doesNotContainAnyElementsOf(claimed);
        String ours = "from batch where status in ('PENDING', 'RUNNING')";
        assertThat(desk.number("select count(*) " + ours))
                .isEqualTo(desk.number("select count(distinct queue_position) " + ours));
    }

    private int moves(List<UUID> ids, Random random) {
        int done = 0;
        for (int i = 0; i < 15; i++) {
            UUID id = ids.get(random.nextInt(ids.size()));
            UUID by = ids.get(random.nextInt(ids.size()));
            Place place = random.nextBoolean() ? new Place.Before(by) : new Place.After(by);
            done += move(id, place) instanceof Outcome.Done ? 1 : 0;
        }
        return done;
    }

    private List<UUID> claims(String owner, int count) {
        List<UUID> mine = new ArrayList<>();
        while (mine.size() < count) {
            Optional<UUID> claimed =
                    desk.claims().claimNext(owner, LOCK, new HashSet<>(mine)).map(claim -> claim.key().batchId());
            claimed.ifPresent(mine::add);
        }
        return mine;
    }
}

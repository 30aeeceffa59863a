package com.fxbatchtrader.store.queue;

import static com.fxbatchtrader.store.run.RunDesk.ME;
import static com.fxbatchtrader.store.run.RunDesk.OTHER;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.desk.DeskLine;
import com.fxbatchtrader.store.run.RunKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Priorities and moves, one operator at a time.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class PlaceStoreTest extends QueueTest {

    @Test
    void a_new_priority_puts_a_batch_at_its_end_and_imports_come_behind_it() {
        UUID first = desk.batch(1, 7);
        UUID moved = desk.batch(1, 5);
        UUID second = desk.batch(1, 7);
        Batch before = desk.row(moved);
        assertDone(priority(moved, 7));
        UUID third = desk.batch(1, 7);
        assertThat(queue()).containsExactly(first, second, moved, third);
        assertOneEvent(before, "BATCH_CHANGED");
        assertThat(desk.last(moved, "state_before")).startsWith("priority 5, position ");
        assertThat(desk.last(moved, "state_after")).startsWith("priority 7, position ");
    }

    @Test
    void the_same_priority_changes_nothing() {
        UUID id = batches(2).getFirst();
        Batch before = desk.row(id);
        assertThat(priority(id, 5)).isEqualTo(new Outcome.Same("#" + before.number() + " has priority 5 already"));
        assertNothingChanged(before);
    }

    @Test
    void a_batch_that_has_ended_has_no_place_any_more() {
        UUID id = desk.batch(1);
        RunKey key = desk.claimed(ME).key();
        desk.write(key, desk.course(id, 2).intoSuccess(1));
        desk.leaves().leave(key, Duration.ZERO);
        assertThat(refused(priority(id, 9))).contains("is SUCCESS and has no place in the queue any more");
        assertThat(refused(move(id, new Place.Top()))).contains("is SUCCESS: only what is queued or paused");
    }

    @Test
    void a_move_stands_directly_by_the_other_and_takes_its_priority() {
        UUID high = desk.batch(1, 8);
        List<UUID> ids = batches(3);
        Batch before = desk.row(ids.get(2));
        assertDone(move(ids.get(2), new Place.Before(ids.get(1))));
        assertThat(queue()).containsExactly(high, ids.get(0), ids.get(2), ids.get(1));
        assertOneEvent(before, "BATCH_MOVED");
        assertThat(desk.last(ids.get(2), "state_after"))
                .startsWith("directly before #" + desk.row(ids.get(1)).number() + ", priority 5, position ");

        assertDone(move(ids.get(0), new Place.After(high)));
        assertThat(queue()).containsExactly(high, ids.get(0), ids.get(2), ids.get(1));
        assertThat(desk.row(ids.get(0)).priority()).isEqualTo(new Priority(8));
    }

    @Test
    void a_move_writes_one_row_only() {
        List<UUID> ids = batches(4);
        List<Long> others = ids.subList(0, 3).stream().map(id -> desk.row(id).queuePosition()).toList();
        assertDone(move(ids.get(3), new Place.Before(ids.get(1))));
        assertThat(ids.subList(0, 3).stream().map(id -> desk.row(id).queuePosition())).isEqualTo(others);
    }

    @Test
    void top_and_bottom_take_the_priority_of_the_place() {
        UUID high = desk.batch(1, 8);
        UUID middle = desk.batch(1, 5);
        UUID low = desk.batch(1, 2);
        assertDone(move(low, new Place.Top()));
        assertThat(queue()).containsExactly(low, high, middle);
        assertThat(desk.row(low).priority().level()).isEqualTo(8);
        assertDone(move(high, new Place.Bottom()));
        assertThat(queue()).containsExactly(low, middle, high);
        assertThat(desk.row(high).priority().level()).isEqualTo(5);
    }

    @Test
    void what_stands_there_already_is_left_alone() {
        UUID high = desk.batch(1, 8);
        List<UUID> ids = batches(2);
        assertThat(move(high, new Place.Top())).isInstanceOf(Outcome.Same.class);
        assertThat(move(ids.get(1), new Place.Bottom())).isInstanceOf(Outcome.Same.class);
        assertThat(move(ids.get(0), new Place.Before(ids.get(1)))).isInstanceOf(Outcome.Same.class);
        assertThat(move(ids.get(1), new Place.After(ids.get(0)))).isInstanceOf(Outcome.Same.class);
        assertThat(desk.row(high).priority().level()).isEqualTo(8);
    }

    @Test
    void the_only_batch_of_the_queue_is_first_and_last() {
        UUID id = desk.batch(1);
        assertThat(move(id, new Place.Top())).isInstanceOf(Outcome.Same.class);
        assertThat(move(id, new Place.Bottom())).isInstanceOf(Outcome.Same.class);
        assertThat(refused(move(id, new Place.Before(id)))).contains("can't be placed by itself");
        assertThat(refused(move(id, new Place.After(UUID.randomUUID())))).contains("there is no batch");
    }

    @Test
    void a_paused_batch_keeps_its_place_and_can_be_moved() {
        List<UUID> ids = batches(3);
        assertDone(courses().pause(order(ids.get(1))));
        assertDone(move(ids.get(0), new Place.After(ids.get(1))));
        assertDone(move(ids.get(1), new Place.Bottom()));
        assertThat(queue()).containsExactly(ids.get(0), ids.get(2), ids.get(1));
    }

    @Test
    void a_batch_that_runs_keeps_its_place_between_the_others() {
        List<UUID> ids = batches(3);
        assertThat(desk.claimedId(OTHER)).contains(ids.get(0));
        assertDone(move(ids.get(2), new Place.Top()));
        desk.set(ids.get(0), "status = 'PAUSED', locked_by = null, locked_at = null, lock_timeout = null");
        assertThat(queue()).containsExactly(ids.get(0), ids.get(2), ids.get(1));
    }

    @Test
    void a_gap_that_is_used_up_renumbers_the_queue_once_and_keeps_its_order() {
        List<UUID> ids = batches(3);
        long renumbered = desk.number("select count(*) from event where kind = 'QUEUE_RENUMBERED'");
        UUID turn = ids.get(1);
        UUID other = ids.get(2);
        // each move halves the gap behind the first
        for (int i = 0; i < 40; i++) {
            assertDone(move(other, new Place.After(ids.get(0))));
            assertThat(queue()).containsExactly(ids.get(0), other, turn);
            UUID swapped = turn;
            turn = other;
            other = swapped;
        }
        assertThat(desk.number("select count(*) from event where kind = 'QUEUE_RENUMBERED'")).isEqualTo(renumbered + 1);
        UUID late = desk.batch(1);
        assertThat(queue()).last().isEqualTo(late);
    }

    @Test
    void the_end_of_the_number_line_renumbers_too() {
        List<UUID> ids = batches(2);
        desk.set(ids.get(0), "queue_position = " + (Long.MIN_VALUE + DeskLine.QUEUE_STEP - 1));
        assertDone(move(ids.get(1), new Place.Top()));
        assertThat(queue()).containsExactly(ids.get(1), ids.get(0));
        assertThat(desk.row(ids.get(0)).queuePosition()).isPositive();
    }

    @Test
    void gaps_over_half_the_number_line_have_a_middle() {
        UUID moved = desk.batch(1, 8);
        List<UUID> ids = batches(2);
        desk.set(ids.get(0), "queue_position = " + (Long.MIN_VALUE + 5));
        desk.set(ids.get(1), "queue_position = " + (Long.MAX_VALUE - 5));
        assertDone(move(moved, new Place.Before(ids.get(1))));
        assertThat(queue()).containsExactly(ids.get(0), moved, ids.get(1));
        assertThat(desk.row(moved).queuePosition()).isBetween(-1L, 0L);
        desk.sql("update batch set queue_position = 1 where queue_position > 9000000000000000000");
    }

    @Test
    void a_batch_that_was_claimed_since_it_was_seen_is_left_to_its_run() {
        List<UUID> ids = batches(2);
        Order seen = order(ids.get(0));
        desk.claimed(ME);
        Batch running = desk.row(ids.get(0));
        String happened = lost(places().move(seen, new Place.Bottom()));
        assertThat(happened).contains("is RUNNING now: " + ME + " has claimed it: fence 1");
        assertNothingChanged(running);
    }

    @Test
    void a_neighbour_that_was_claimed_is_no_place_any_more() {
        List<UUID> ids = batches(2);
        desk.claimed(ME);
        assertThat(lost(move(ids.get(1), new Place.Before(ids.get(0)))))
                .contains("is RUNNING now and not in the queue any more")
                .endsWith(" was not moved");
    }

    @Test
    void who_saw_the_old_place_or_priority_is_told_who_was_faster() {
        List<UUID> ids = batches(3);
        Order bens = order(ids.get(0), BEN);
        assertDone(move(ids.get(0), new Place.Bottom()));
        assertThat(lost(places().move(bens, new Place.After(ids.get(1)))))
                .contains("is PENDING now: " + ANN + " has moved it: directly after #")
                .endsWith("(a test)");
        Order again = order(ids.get(0), BEN);
        assertDone(priority(ids.get(0), 9));
        assertThat(lost(places().setPriority(again, new Priority(2)))).contains(ANN + " has changed it: priority 9");
        assertThat(queue()).containsExactly(ids.get(0), ids.get(1), ids.get(2));
    }

    @Test
    void a_move_means_the_same_when_its_neighbour_was_moved_meanwhile() {
        UUID high = desk.batch(1, 8);
        List<UUID> ids = batches(3);
        Order bens = order(ids.get(2), BEN);
        assertDone(move(ids.get(0), new Place.Before(high)));
        assertDone(places().move(bens, new Place.Before(ids.get(0))));
        assertThat(queue()).containsExactly(ids.get(2), ids.get(0), high, ids.get(1));
    }

    @Test
    void there_is_nothing_to_do_with_a_batch_that_is_not_there() {
        UUID id = desk.batch(1);
        Order order = new Order(UUID.randomUUID(), Seen.of(desk.row(id)), ANN, Optional.empty());
        assertThat(places().move(order, new Place.Top())).isEqualTo(new Outcome.Missing());
    }
}

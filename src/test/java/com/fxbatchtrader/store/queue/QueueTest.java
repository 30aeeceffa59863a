package com.fxbatchtrader.store.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.run.RunTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the suites of this package share: the stores, and orders of one operator who has just looked.
abstract class QueueTest extends RunTest {

    static final String ANN = "user:ann@desk-1";
    static final String BEN = "user:ben@desk-2";

    PlaceStore places() {
        return places(desk.database());
    }

    PlaceStore places(OpenDatabase database) {
        return new PlaceStore(database, desk.stage().pacing(), desk.ids());
    }

    CourseStore courses() {
        return new CourseStore(desk.database(), desk.stage().pacing(), desk.ids());
    }

    LockStore locks() {
        return new LockStore(desk.database(), desk.stage().pacing(), desk.ids());
    }

    RetryStore retries() {
        return new RetryStore(desk.database(), desk.stage().pacing(), desk.ids());
    }

    Order order(UUID batch) {
        return order(batch, ANN);
    }

    Order order(UUID batch, String actor) {
        return new Order(batch, Seen.of(desk.row(batch)), actor, Optional.of("a test"));
    }

    Outcome move(UUID batch, Place place) {
        return places().move(order(batch), place);
    }

    Outcome priority(UUID batch, int level) {
        return places().setPriority(order(batch), new Priority(level));
    }

    List<UUID> batches(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(desk.batch(1));
        }
        return ids;
    }

    /// The queue as a claim would take it.
    List<UUID> queue() {
        return desk
                .texts(
                        "select cast(id as varchar(36)) from batch where status in ('PENDING', 'PAUSED')"
                                + " order by priority desc, queue_position, created_at, id")
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    static void assertDone(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    static String lost(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Lost.class);
        return ((Outcome.Lost) outcome).happened();
    }

    static String refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).why();
    }

    /// Exactly one event was written since, with who and why; nothing but that.
    void assertOneEvent(Batch before, String kind) {
        assertThat(desk.kinds(before.id(), before.eventsHeadNumber() + 1)).containsExactly(kind);
        assertThat(desk.last(before.id(), "actor")).isEqualTo(ANN);
        assertThat(desk.last(before.id(), "reason")).isEqualTo("a test");
    }

    void assertNothingChanged(Batch before) {
        assertThat(desk.row(before.id())).usingRecursiveComparison().isEqualTo(before);
    }
}

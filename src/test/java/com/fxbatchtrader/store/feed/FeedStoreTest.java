package com.fxbatchtrader.store.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.TestDatabase;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// The feed has every committed event once and in one order, however transactions overlap.
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class FeedStoreTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final SystemPacing pacing = new SystemPacing();
    private final TestDatabase fresh;
    private final Database database;
    private final FeedStore feed;

    FeedStoreTest(DatabaseKind kind) {
        fresh = TestDatabase.fresh(kind, pacing);
        database = fresh.database();
        feed = new FeedStore(database);
    }

    @AfterEach
    void remove() {
        fresh.close();
    }

    private static List<UUID> ids(List<FeedEvent> events) {
        return events.stream().map(event -> event.at().event()).toList();
    }

    /// Everything behind a place, in small pages.
    private List<FeedEvent> all(FeedCursor after) {
        List<FeedEvent> all = new ArrayList<>();
        FeedPage page = feed.after(after, 3);
        while (!page.events().isEmpty()) {
            all.addAll(page.events());
            page = feed.after(page.next(), 3);
        }
        return all;
    }

    @Test
    void from_the_start_everything_is_read_once_page_by_page() {
        Writer writer = new Writer(database, pacing);
        writer.commit(EventKind.BATCH_QUEUED, 7).commit(EventKind.TRADE_STARTED, 4);
        List<FeedEvent> events = all(FeedCursor.START);
        assertThat(events.getFirst().kind()).isEqualTo("DESK_CREATED");
        assertThat(ids(events.subList(1, events.size()))).isEqualTo(writer.written());
        FeedEvent last = events.getLast();
        assertThat(last.number()).isEqualTo(11);
        assertThat(last.streamId()).isEqualTo(writer.stream());
        assertThat(last.tradeId()).isPresent();
        assertThat(feed.after(last.at(), 10).events()).isEmpty();
    }

    @Test
    void from_now_on_is_what_is_committed_from_now_on() {
        new Writer(database, pacing).commit(EventKind.BATCH_QUEUED, 3);
        FeedCursor now = feed.now();
        assertThat(feed.after(now, 10).events()).isEmpty();
        Writer later = new Writer(database, pacing).commit(EventKind.BATCH_QUEUED, 2);
        assertThat(ids(all(now))).isEqualTo(later.written());
    }

    @Test
    void a_transaction_that_runs_holds_back_what_was_committed_after_its_beginning() {
        FeedCursor now = feed.now();
        Writer slow = new Writer(database, pacing);
        Writer quick = new Writer(database, pacing);
        slow.commit(
                EventKind.BATCH_QUEUED,
                2,
                () -> {
                    onAnotherThread(() -> quick.commit(EventKind.BATCH_QUEUED, 2));
                    onAnotherThread(
                            () -> {
                                FeedPage page = feed.after(now, 10);
                                assertThat(page.events()).isEmpty();
                                assertThat(page.heldBack()).isTrue();
                                assertThat(page.next()).isEqualTo(now);
                            });
                });
        List<UUID> expected = new ArrayList<>(slow.written());
        expected.addAll(quick.written());
        assertThat(ids(all(now))).isEqualTo(expected);
        assertThat(feed.after(now, 10).heldBack()).isFalse();
    }

    private void onAnotherThread(Runnable body) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        pacing.start(
                "other",
                () -> {
                    try {
                        body.run();
                        done.complete(true);
                    } catch (RuntimeException | AssertionError e) {
                        done.completeExceptionally(e);
                    }
                });
        assertThat(pacing.await(done, SOON)).contains(true);
    }

    @Test
    void a_place_that_was_taken_while_a_transaction_ran_is_before_its_events() {
        FeedCursor[] now = new FeedCursor[1];
        Writer slow = new Writer(database, pacing);
        slow.commit(
                EventKind.BATCH_QUEUED,
                1,
                () -> {
                    onAnotherThread(() -> new Writer(database, pacing).commit(EventKind.BATCH_QUEUED, 1));
                    onAnotherThread(() -> now[0] = feed.now());
                });
        assertThat(ids(all(now[0]))).containsAll(slow.written());
    }

    @Test
    void long_and_short_transactions_that_commit_in_any_order_are_read_once_each() {
        FeedCursor now = feed.now();
        int writers = 4;
        int each = 40;
        List<CompletableFuture<Writer>> running = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            CompletableFuture<Writer> done = new CompletableFuture<>();
            Random random = new Random(i);
            running.add(done);
            pacing.start("writer-" + i, () -> done.complete(busy(new Writer(database, pacing), each, random)));
        }
        List<FeedEvent> seen = new ArrayList<>();
        FeedCursor at = now;
        int held = 0;
        boolean last = false;
        while (true) {
            boolean ended = running.stream().allMatch(CompletableFuture::isDone);
            FeedPage page = feed.after(at, 7);
            seen.addAll(page.events());
            at = page.next();
            held += page.heldBack() ? 1 : 0;
            if (last && page.events().isEmpty()) {
                break;
            }
            last = ended;
        }
        assertThat(held).as("reads that met a running transaction").isPositive();
        assertThat(ids(seen)).doesNotHaveDuplicates();
        int expected = 0;
        for (CompletableFuture<Writer> one : running) {
            Writer writer = pacing.await(one);
            expected += writer.written().size();
            assertThat(seen.stream().filter(e -> e.streamId().equals(writer.stream())).map(e -> e.at().event()))
                    .containsExactlyElementsOf(writer.written());
        }
        assertThat(seen).hasSize(expected);
        assertThat(ids(all(now))).isEqualTo(ids(seen));
    }

    private Writer busy(Writer writer, int transactions, Random random) {
        for (int i = 0; i < transactions; i++) {
            Duration length = Duration.ofMillis(random.nextInt(8) == 0 ? 40 : random.nextInt(3));
            boolean takenBack = random.nextInt(6) == 0;
            try {
                writer.commit(
                        EventKind.TRADE_STARTED,
                        1 + random.nextInt(3),
                        () -> {
                            pacing.pause(length);
                            if (takenBack) {
                                throw new IllegalStateException("taken back");
                            }
                        });
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("taken back");
            }
        }
        return writer;
    }

    @Test
    void the_numbers_go_on_after_the_database_was_closed() {
        if (fresh.settings().location().shown().startsWith("H2 in memory")) {
            // one in memory begins anew
            return;
        }
        Writer before = new Writer(database, pacing).commit(EventKind.BATCH_QUEUED, 2);
        FeedCursor place = feed.now();
        Database again = fresh.reopened();
        Writer after = new Writer(again, pacing).commit(EventKind.BATCH_QUEUED, 2);
        FeedStore later = new FeedStore(again);
        assertThat(ids(later.after(place, 10).events())).isEqualTo(after.written());
        assertThat(before.written()).hasSize(2);
    }

    @Test
    void a_place_has_a_text() {
        FeedCursor place = new FeedCursor(4711, UUID.randomUUID());
        assertThat(FeedCursor.parse(place.toString())).isEqualTo(place);
        assertThatThrownBy(() -> FeedCursor.parse("x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FeedCursor.parse("-1." + UUID.randomUUID()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package com.fxbatchtrader.service.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.PostgresServers;
import com.fxbatchtrader.store.TestDatabase;
import com.fxbatchtrader.store.feed.FeedCursor;
import com.fxbatchtrader.store.feed.FeedEvent;
import com.fxbatchtrader.store.feed.Writer;
import com.fxbatchtrader.testing.FaultProxy;
import com.fxbatchtrader.testing.QuickTimeouts;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/// Two processes on one PostgreSQL, one of them behind a network that fails; and one process on its own.
class ChangeFeedTest {

    private static final Duration BOUND = Duration.ofSeconds(15);

    /// Well below the poll: what comes so soon was told, not found.
    private static final Duration TOLD = Duration.ofMillis(500);

    private final SystemPacing pacing = new SystemPacing();
    private final PostgresServers server = PostgresServers.shared();
    private final List<UUID> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger works = new AtomicInteger();
    private String name = "";
    private FaultProxy proxy;
    private Database here;
    private Database there;
    private ChangeFeed feed;

    @BeforeEach
    void open() {
        name = server.migratedDatabase();
        proxy = new FaultProxy(server.port(), pacing);
        here = Database.open(server.settings(name), TestDatabase.ENTITIES, pacing);
        there =
                Database.open(
                        server.settings(name, proxy.port()).withTimeouts(QuickTimeouts.quick()),
                        TestDatabase.ENTITIES,
                        pacing);
        feed = new ChangeFeed(there, pacing);
    }

    @AfterEach
    void remove() {
        proxy.blackHole(false);
        feed.close();
        there.close();
        here.close();
        proxy.close();
        server.drop(name);
    }

    /// Listens from the beginning of the log on.
    private void listen() {
        feed.subscribe(FeedCursor.START, this::keep);
        feed.onWork(works::incrementAndGet);
        feed.start();
        until(() -> heard.size() == 1 && works.get() > 0);
        heard.clear();
    }

    private void keep(List<FeedEvent> events) {
        events.forEach(event -> heard.add(event.at().event()));
    }

    private void until(BooleanSupplier so) {
        await().pollInterval(Duration.ofMillis(5)).atMost(BOUND).until(so::getAsBoolean);
    }

    /// How long it takes until what was committed elsewhere has been heard.
    private Duration latency(Writer writer, EventKind kind) {
        int before = writer.written().size();
        writer.commit(kind, 1);
        long began = pacing.nanos();
        UUID event = writer.written().get(before);
        until(() -> heard.contains(event));
        return Duration.ofNanos(pacing.nanos() - began);
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    @Test
    void a_change_of_another_process_is_told_before_the_poll_would_find_it() {
        listen();
        Writer writer = new Writer(here, pacing);
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            times.add(latency(writer, EventKind.BATCH_QUEUED));
        }
        assertThat(median(times)).isLessThan(Duration.ofMillis(200));
        assertThat(heard).isEqualTo(writer.written());
        assertThat(works.get()).isGreaterThanOrEqualTo(9);
    }

    @Test
    void steps_of_trades_are_told_by_the_feed_of_the_process_that_made_them_and_are_no_work() {
        listen();
        Writer writer = new Writer(here, pacing);
        List<Duration> times = new ArrayList<>();
        int before = works.get();
        try (ChangeFeed other = new ChangeFeed(here, pacing)) {
            other.start();
            for (int i = 0; i < 9; i++) {
                times.add(latency(writer, EventKind.TRADE_STARTED));
            }
        }
        assertThat(median(times)).isLessThan(Duration.ofMillis(200));
        assertThat(heard).isEqualTo(writer.written());
        assertThat(works.get()).isEqualTo(before);
    }

    @Test
    void without_anybody_who_tells_the_poll_finds_it() {
        listen();
        Writer writer = new Writer(here, pacing, StreamKind.CLIENT);
        assertThat(latency(writer, EventKind.CLIENT_ADDED)).isLessThan(Duration.ofSeconds(5));
        assertThat(heard).isEqualTo(writer.written());
    }

    @Test
    void work_is_told_at_once_while_an_older_transaction_still_runs() {
        listen();
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        Writer slow = new Writer(here, pacing);
        slow.commit(
                EventKind.BATCH_QUEUED,
                1,
                () -> {
                    int before = works.get();
                    CompletableFuture<Boolean> queued = new CompletableFuture<>();
                    pacing.start(
                            "quick",
                            () -> {
                                new Writer(here, pacing).commit(EventKind.BATCH_QUEUED, 1);
                                queued.complete(true);
                            });
                    pacing.await(queued, BOUND);
                    until(() -> works.get() > before);
                    told.complete(heard.isEmpty());
                });
        assertThat(told).isCompletedWithValue(true);
        until(() -> heard.size() == 2);
    }

    @Test
    void what_is_committed_while_the_connection_is_lost_is_told_once_it_is_back() {
        listen();
        Writer writer = new Writer(here, pacing);
        writer.commit(EventKind.BATCH_QUEUED, 2);
        until(() -> heard.size() == 2);
        proxy.down();
        writer.commit(EventKind.BATCH_QUEUED, 3);
        pacing.pause(Duration.ofMillis(300));
        assertThat(heard).hasSize(2);
        int before = works.get();
        proxy.up();
        until(() -> heard.size() == 5);
        until(() -> works.get() > before);
        assertThat(heard).isEqualTo(writer.written());
        await().atMost(BOUND).until(() -> latency(writer, EventKind.BATCH_QUEUED).compareTo(TOLD) < 0);
        assertThat(heard).isEqualTo(writer.written());
    }

    private long listeners() {
        return here.inTransaction(
                session ->
                        session.createNativeQuery(
                                        "select count(*) from pg_stat_activity where datname = :name"
                                                + " and query ilike 'listen %'",
                                        Long.class)
                                .setParameter("name", name)
                                .getSingleResult());
    }

    /// Five seconds of silence, and two more until the sign of life is given up.
    @Test
    @Tag("slow")
    void a_connection_that_has_died_in_silence_is_given_up_and_nothing_is_missed() {
        listen();
        Writer writer = new Writer(here, pacing);
        until(() -> listeners() == 1);
        proxy.blackHole(true);
        writer.commit(EventKind.BATCH_QUEUED, 3);
        until(() -> listeners() == 0);
        assertThat(heard).isEmpty();
        proxy.blackHole(false);
        until(() -> heard.size() == 3);
        until(() -> listeners() == 1);
        await().atMost(BOUND).until(() -> latency(writer, EventKind.BATCH_QUEUED).compareTo(TOLD) < 0);
        assertThat(heard).isEqualTo(writer.written());
    }

    @Test
    void through_losses_at_any_moment_nothing_is_missed_and_nothing_told_twice() {
        listen();
        CompletableFuture<Writer> written = new CompletableFuture<>();
        Writer writer = new Writer(here, pacing);
        pacing.start(
                "writer",
                () -> {
                    for (int i = 0; i < 120; i++) {
                        writer.commit(i % 3 == 0 ? EventKind.TRADE_STARTED : EventKind.BATCH_QUEUED, 1 + i % 2);
                        pacing.pause(Duration.ofMillis(15));
                    }
                    written.complete(writer);
                });
        for (int i = 0; i < 6; i++) {
            pacing.pause(Duration.ofMillis(150));
            switch (i % 3) {
                case 0 -> proxy.onNextRequest(FaultProxy.Fault.CUT_ANSWER);
                case 1 -> proxy.cutAnswersAfter(300);
                default -> {
                    proxy.down();
                    pacing.pause(Duration.ofMillis(100));
                    proxy.cutAnswersAfter(Long.MAX_VALUE);
                    proxy.up();
                }
            }
        }
        proxy.cutAnswersAfter(Long.MAX_VALUE);
        List<UUID> all = pacing.await(written).written();
        until(() -> heard.size() >= all.size());
        assertThat(heard).isEqualTo(all);
    }

    @Test
    void a_listener_that_fails_is_told_the_same_again() {
        AtomicInteger calls = new AtomicInteger();
        listen();
        List<UUID> taken = new CopyOnWriteArrayList<>();
        feed.subscribe(
                feed.now(),
                events -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new IllegalStateException("a defect of a listener");
                    }
                    events.forEach(event -> taken.add(event.at().event()));
                });
        Writer writer = new Writer(here, pacing).commit(EventKind.BATCH_QUEUED, 2);
        until(() -> taken.size() == 2);
        assertThat(taken).isEqualTo(writer.written());
        assertThat(heard).isEqualTo(writer.written());
    }

    @Test
    void who_has_ended_its_subscription_hears_no_more() {
        listen();
        List<UUID> taken = new CopyOnWriteArrayList<>();
        ChangeFeed.Registration registration =
                feed.subscribe(feed.now(), events -> events.forEach(e -> taken.add(e.at().event())));
        Writer writer = new Writer(here, pacing).commit(EventKind.BATCH_QUEUED, 1);
        until(() -> taken.size() == 1);
        registration.close();
        writer.commit(EventKind.BATCH_QUEUED, 1);
        until(() -> heard.size() == 2);
        assertThat(taken).hasSize(1);
    }

    @Test
    void who_has_ended_its_subscription_while_others_are_told_hears_no_more() {
        Writer writer = new Writer(here, pacing);
        AtomicReference<ChangeFeed.Registration> later = new AtomicReference<>(() -> {});
        List<UUID> taken = new CopyOnWriteArrayList<>();
        AtomicBoolean ended = new AtomicBoolean();
        feed.subscribe(
                feed.now(),
                _ -> {
                    later.get().close();
                    // what is committed from now on is there when the reader comes to the one that has ended
                    if (!ended.getAndSet(true)) {
                        writer.commit(EventKind.BATCH_QUEUED, 1);
                    }
                });
        later.set(feed.subscribe(feed.now(), events -> events.forEach(e -> taken.add(e.at().event()))));
        listen();

        writer.commit(EventKind.BATCH_QUEUED, 1);
        until(() -> heard.size() == 2);

        assertThat(taken).doesNotContain(writer.written().get(1));
    }

    @Test
    void in_a_process_of_its_own_each_commit_is_told_and_work_too() {
        try (TestDatabase alone = TestDatabase.fresh(DatabaseKind.H2_MEMORY, pacing);
                ChangeFeed own = new ChangeFeed(alone.database(), pacing)) {
            AtomicInteger work = new AtomicInteger();
            own.onWork(work::incrementAndGet);
            own.subscribe(own.now(), this::keep);
            own.start();
            Writer writer = new Writer(alone.database(), pacing);
            List<Duration> times = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                times.add(latency(writer, EventKind.TRADE_STARTED));
            }
            assertThat(work).hasValue(0);
            latency(writer, EventKind.BATCH_QUEUED);
            until(() -> work.get() == 1);
            assertThat(median(times)).isLessThan(Duration.ofMillis(200));
            assertThat(heard).isEqualTo(writer.written());
        }
    }
}

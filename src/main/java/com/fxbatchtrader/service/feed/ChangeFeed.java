package com.fxbatchtrader.service.feed;

import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.feed.FeedBell;
import com.fxbatchtrader.store.feed.FeedCursor;
import com.fxbatchtrader.store.feed.FeedEvent;
import com.fxbatchtrader.store.feed.FeedStore;
import com.fxbatchtrader.time.Pacing;
import com.fxbatchtrader.time.Signal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// The change feed of one process. One thread reads what has changed and tells it: woken by every commit of events in
/// this process and by what the server tells of others', with a poll each second behind both, for they are hints and
/// the log is the truth. A second thread listens to the server. [#close()] ends both.
public final class ChangeFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration SLICE = Duration.ofMillis(100);

    /// While nobody has subscribed, and the server tells whoever wants work, nothing waits for the poll.
    private static final Duration LAZY_POLL = Duration.ofSeconds(5);

    /// How soon the thread that listens sees that it is to end: a note of the server wakes it at once.
    private static final Duration LISTEN = Duration.ofMillis(500);

    private static final Duration AGAIN = Duration.ofSeconds(1);

    /// Commits that follow each other closely are read together.
    private static final Duration TOGETHER = Duration.ofMillis(20);

    /// Kinds after which no more can be claimed than before.
    private static final Set<String> NO_WORK =
            Set.of(
                    "trades",
                    "BATCH_CLAIMED",
                    "BATCH_TAKEN_OVER",
                    "BATCH_CHECKED",
                    "BATCH_LEFT_IN_DOUBT",
                    "BATCH_PAUSED",
                    "BATCH_ENDED",
                    "BANK_EVIDENCE",
                    "DESK_STOPPED");

    private final Database database;
    private final FeedStore store;
    private final Pacing pacing;
    private final Signal woken;
    private final Runnable commits = this::committed;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final List<Runnable> workers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean committedHere = new AtomicBoolean();
    private final CompletableFuture<Boolean> readerEnded = new CompletableFuture<>();
    private final CompletableFuture<Boolean> bellEnded = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Thread reader;
    private volatile boolean started;

    /// Whether there are other processes to be told.
    private final boolean rings;

    // of the reader's thread: what it has seen and not told yet
    private @Nullable Subscription watching;
    private boolean toTell;
    private boolean sawTrades;
    private boolean sawWork;

    /// Not started.
    public ChangeFeed(Database database, Pacing pacing) {
        this.database = database;
        this.store = new FeedStore(database);
        this.pacing = pacing;
        this.woken = pacing.signal();
        this.rings = !database.dialect().h2();
    }

    /// Begins to read and to listen.
    public ChangeFeed start() {
        started = true;
        database.tellEvents(commits);
        pacing.start("feed-reader", this::read);
        FeedBell.of(database, pacing)
                .ifPresentOrElse(bell -> pacing.start("feed-bell", () -> listen(bell)), () -> bellEnded.complete(true));
        return this;
    }

    /// Tells a listener of everything behind a place. What is committed from now on is behind [#now()].
    ///
    /// @return closed when it wants to hear no more; a call that runs then comes to its end
    public Registration subscribe(FeedCursor after, ChangeListener listener) {
        Subscription subscription = new Subscription(store, after, listener);
        subscriptions.add(subscription);
        woken.raise();
        return () -> {
            subscription.end();
            subscriptions.remove(subscription);
        };
    }

    /// The place behind which everything is still to come.
    public FeedCursor now() {
        return store.now();
    }

    /// Runs this whenever there may be more to claim than before: at once when it is committed, without waiting for
    /// older transactions. It must neither wait nor throw.
    public void onWork(Runnable wake) {
        workers.add(wake);
    }

    /// Ends a subscription.
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private void committed() {
        if (Thread.currentThread() != reader) {
            committedHere.set(true);
            woken.raise();
        }
    }

    private void read() {
        reader = Thread.currentThread();
        Duration wait = TOGETHER;
        try {
            while (!closed.get()) {
                boolean here = committedHere.getAndSet(false);
                boolean heldBack = readAll(here);
                // commits that follow each other closely are read together
                pacing.pause(here ? TOGETHER : Duration.ZERO);
                woken.await(heldBack ? wait : poll());
                wait = heldBack && wait.compareTo(SLICE) < 0 ? wait.multipliedBy(2) : TOGETHER;
            }
        } finally {
            readerEnded.complete(true);
        }
    }

    private Duration poll() {
        return rings && subscriptions.isEmpty() ? LAZY_POLL : POLL;
    }

    private boolean readAll(boolean here) {
        boolean heldBack = attempt(() -> watched(here));
        for (Subscription subscription : subscriptions) {
            heldBack |= attempt(subscription::read);
        }
        return heldBack;
    }

    /// One failure does not keep the others from reading.
    private static boolean attempt(BooleanSupplier reading) {
        try {
            return reading.getAsBoolean();
        } catch (DatabaseUnavailableException | CommitUnknownException e) {
            LOG.debug("The feed can't be read; it is tried again", e);
        } catch (RuntimeException e) {
            LOG.error("The feed could not be read or a listener failed; it is tried again", e);
        }
        return false;
    }

    /// What this process has committed is told to those whom the server does not tell: steps of trades to the other
    /// processes, once they stand in the feed; on H2, which tells nobody anything, work to whoever wants some.
    private boolean watched(boolean here) {
        toTell |= here;
        boolean heldBack = watch().read();
        if (rings && toTell && sawTrades) {
            store.ring();
        }
        if (!rings && sawWork) {
            workers.forEach(Runnable::run);
        }
        toTell &= heldBack;
        sawTrades = false;
        sawWork = false;
        return heldBack;
    }

    private Subscription watch() {
        Subscription made = watching;
        if (made == null) {
            made = new Subscription(store, store.now(), this::saw);
            watching = made;
        }
        return made;
    }

    private void saw(List<FeedEvent> events) {
        for (FeedEvent event : events) {
            sawTrades |= event.tradeId().isPresent();
            sawWork |= event.tradeId().isEmpty() && opensWork(event.kind());
        }
    }

    private static boolean opensWork(String kind) {
        return !NO_WORK.contains(kind);
    }

    private void listen(FeedBell bell) {
        try (bell) {
            while (!closed.get()) {
                hear(bell);
            }
        } finally {
            bellEnded.complete(true);
        }
    }

    private void hear(FeedBell bell) {
        try {
            FeedBell.Heard heard = bell.listen(LISTEN);
            if (heard.any()) {
                woken.raise();
            }
            if (heard.anew() || heard.kinds().stream().anyMatch(ChangeFeed::opensWork)) {
                workers.forEach(Runnable::run);
            }
        } catch (DatabaseUnavailableException e) {
            LOG.debug("The feed does not hear the server; it polls", e);
            pacing.pause(AGAIN);
        }
    }

    /// Ends both threads and returns when they have ended. Safe to call twice, and on a feed that was never started.
    @Override
    public void close() {
        database.tellNoMore(commits);
        if (!closed.getAndSet(true)) {
            woken.raise();
        }
        if (started) {
            pacing.await(readerEnded);
            pacing.await(bellEnded);
        }
    }
}

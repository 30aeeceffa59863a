package com.fxbatchtrader.service.run;

import com.fxbatchtrader.domain.batch.LockLease;
import com.fxbatchtrader.engine.Engine;
import com.fxbatchtrader.engine.EngineListener;
import com.fxbatchtrader.service.run.WorkerEars.Heard;
import com.fxbatchtrader.service.view.WorkerSummary;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.run.QueueStore;
import com.fxbatchtrader.store.run.WatchStore;
import com.fxbatchtrader.store.run.WatchStore.Sight;
import com.fxbatchtrader.time.Pacing;
import com.fxbatchtrader.time.Signal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/// Executes batches of the queue in this process until it is asked to stop or, when it drains, until the queue is
/// empty: nothing is claimable, none of its own runs, and what its batches left open at the bank is settled or overdue.
/// Any number of workers and runs share one queue. Used by one thread, which also tells the news; [#requestStop] is
/// safe for any.
public final class Worker implements Engine.Demand {

    private static final Duration LOOK = Duration.ofSeconds(1);

    /// While there is nothing to claim: the engine tells as soon as there is.
    private static final Duration IDLE_LOOK = Duration.ofSeconds(5);

    private final QueueStore queue;
    private final WatchStore watch;
    private final boolean drain;
    private final Consumer<WorkerNews> news;
    private final Signal changed;
    private final WorkerEars ears;
    private final WorkerTally tally = new WorkerTally();

    /// Batches that this process has claimed and whose end it has not told, by id, with their numbers.
    private final Map<UUID, Long> open = new HashMap<>();

    /// Batches that the engine has left and that are still to be looked at.
    private final Set<UUID> left = new LinkedHashSet<>();

    /// Among the open ones, those of which only doubts remain.
    private final Set<UUID> doubtful = new LinkedHashSet<>();

    private volatile boolean stopAsked;
    private volatile boolean wanted = true;
    private volatile Optional<Engine> running = Optional.empty();
    private Optional<String> deskStop = Optional.empty();
    private boolean idle;
    private boolean databaseAway;

    /// @param drain whether to end when the queue is empty
    /// @param news is told on the thread of [#run]; it may be slow
    public Worker(QueueStore queue, WatchStore watch, Pacing pacing, boolean drain, Consumer<WorkerNews> news) {
        this.queue = queue;
        this.watch = watch;
        this.drain = drain;
        this.news = news;
        this.changed = pacing.signal();
        this.ears = new WorkerEars(changed);
    }

    /// Works, and returns when all has ended in order: locks are given back.
    ///
    /// @param maker makes the engine, not started, with this object as its demand and [#listener] as its listener
    public WorkerSummary run(Function<Worker, Engine> maker) {
        Engine engine = maker.apply(this);
        running = Optional.of(engine);
        engine.start();
        boolean drained = false;
        try {
            while (!drained && !stopAsked) {
                tell();
                drained = looked(engine);
                if (!drained) {
                    changed.await(idle && !drain ? IDLE_LOOK : LOOK);
                }
            }
        } finally {
            wanted = false;
            engine.stop(Settling.STOP_PATIENCE);
        }
        tell();
        return tally.summary(!drained, engine.bankCalls());
    }

    /// What the engine is to tell.
    public EngineListener listener() {
        return ears;
    }

    /// Asks for the end in order; returns at once. No trade starts from now on, whatever the worker's own thread does.
    public void requestStop() {
        stopAsked = true;
        running.ifPresent(Engine::requestStop);
        changed.raise();
    }

    @Override
    public boolean wantsMore() {
        return wanted && !stopAsked;
    }

    @Override
    public void claimed(UUID batchId) {
        changed.raise();
    }

    private void tell() {
        for (Heard one : ears.take()) {
            switch (one) {
                case Heard.Claimed(UUID id, long number, boolean over) -> {
                    idle = false;
                    open.put(id, number);
                    doubtful.remove(id);
                    news.accept(new WorkerNews.Claimed(number, over));
                }
                case Heard.Held(UUID id, String why) -> held(id, why);
                case Heard.Left(UUID id) -> left.add(id);
                case Heard.Database(boolean available) -> database(available);
            }
        }
        try {
            for (UUID id : List.copyOf(left)) {
                watch.look(id).ifPresent(sight -> sort(id, sight));
                left.remove(id);
            }
        } catch (DatabaseUnavailableException | CommitUnknownException e) {
            // they are looked at when it answers again
            database(false);
        }
    }

    private void held(UUID id, String why) {
        Long number = open.get(id);
        if (number != null) {
            news.accept(why.isEmpty() ? new WorkerNews.GoesOn(number) : new WorkerNews.Waits(number, why));
        }
    }

    private void database(boolean available) {
        if (databaseAway == available) {
            databaseAway = !available;
            news.accept(new WorkerNews.DatabaseAnswers(available));
        }
    }

    /// What has become of a batch that no runner of this process has.
    private void sort(UUID id, Sight sight) {
        boolean mine = open.containsKey(id);
        if (sight.status().ended()) {
            if (mine) {
                tally.ended(sight.counts());
            }
            forget(id);
            news.accept(new WorkerNews.Ended(sight.number(), sight.status(), sight.counts()));
        } else if (Settling.onlyDoubts(sight)) {
            if (mine && doubtful.add(id)) {
                news.accept(new WorkerNews.Asking(sight.number(), sight.counts()));
            }
        } else if (mine) {
            forget(id);
            Optional<String> holder =
                    sight.lock().filter(lock -> !lock.expired(sight.databaseNow())).map(LockLease::owner);
            news.accept(new WorkerNews.Left(sight.number(), sight.status(), sight.counts(), sight.reason(), holder));
        }
    }

    private void forget(UUID id) {
        open.remove(id);
        doubtful.remove(id);
    }

    /// Looks at the queue where no batch of this process runs.
    ///
    /// @return whether the work of one who drains is done
    private boolean looked(Engine engine) {
        if (engine.busy()) {
            return false;
        }
        // claims rest while it is decided, so that none begins behind the count
        wanted = !drain;
        boolean done = false;
        try {
            QueueStore.Look look = queue.look(engine.owner());
            database(true);
            desk(look.stop());
            if (look.claimable() == 0) {
                done = drain && !engine.busy() && settled();
                nothingToDo(done);
            }
        } catch (DatabaseUnavailableException | CommitUnknownException e) {
            database(false);
        } finally {
            wanted = !done;
        }
        return done;
    }

    private void nothingToDo(boolean done) {
        if (!idle && !done && open.isEmpty()) {
            idle = true;
            news.accept(new WorkerNews.Idle());
        }
    }

    private void desk(Optional<String> stop) {
        if (!stop.equals(deskStop)) {
            deskStop = stop;
            news.accept(stop.<WorkerNews>map(WorkerNews.DeskStopped::new).orElseGet(WorkerNews.DeskRuns::new));
        }
    }

    /// Whether every batch that this process has claimed has ended, is in other hands, or is overdue at the bank.
    private boolean settled() {
        boolean all = true;
        List<Sight> overdue = new ArrayList<>();
        for (UUID id : List.copyOf(open.keySet())) {
            Sight sight = watch.look(id).orElseThrow();
            sort(id, sight);
            if (Settling.overdue(sight)) {
                overdue.add(sight);
            } else {
                all &= !open.containsKey(id);
            }
        }
        if (all) {
            overdue.forEach(sight -> tally.leftInDoubt(sight.counts()));
        }
        return all;
    }
}

package com.fxbatchtrader.service.run;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.batch.LockLease;
import com.fxbatchtrader.engine.Engine;
import com.fxbatchtrader.engine.EngineListener;
import com.fxbatchtrader.service.view.RunEnd;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.run.BatchSignals;
import com.fxbatchtrader.store.run.WatchStore;
import com.fxbatchtrader.store.run.WatchStore.Sight;
import com.fxbatchtrader.time.Pacing;
import com.fxbatchtrader.time.Signal;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Executes one stored batch to its end in this process. The queue's order is strict, so that what stands before the
/// batch is executed first; nothing behind it is. Used by one thread; [#requestStop] and [#now] are safe for any.
public final class Execution implements EngineListener, Engine.Demand {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final UUID batchId;
    private final WatchStore watch;
    private final ZoneId zone;
    private final Signal changed;
    private volatile boolean stopAsked;
    private volatile boolean wanted = true;
    private volatile Live live;
    private volatile String held = "";
    private volatile boolean databaseAway;
    private volatile String waitsFor = "";

    /// @param zone the desk's, for times in words
    public Execution(UUID batchId, WatchStore watch, Pacing pacing, ZoneId zone, Live begin) {
        this.batchId = batchId;
        this.watch = watch;
        this.zone = zone;
        this.live = begin;
        this.changed = pacing.signal();
    }

    /// The batch as this process last heard of it.
    public record Live(Counts counts, int limit) {}

    /// Why the execution came back.
    ///
    /// @param text the same in words where a person must know more; else empty
    /// @param bankCalls made by this process
    public record Outcome(RunEnd end, String text, long bankCalls) {}

    /// Runs until the batch has ended, or what is left needs a person, or stopping was asked for.
    ///
    /// @param engine makes the engine, not started, with this object as its listener and its demand
    public Outcome run(Function<Execution, Engine> engine) {
        Sight first =
                watch.look(batchId).orElseThrow(() -> new IllegalArgumentException("there is no batch " + batchId));
        Optional<Outcome> at = ended(first);
        if (at.isPresent()) {
            return at.get();
        }
        Engine trading = engine.apply(this);
        trading.start();
        try {
            Outcome outcome = await(trading);
            return new Outcome(outcome.end, outcome.text, trading.bankCalls());
        } finally {
            wanted = false;
            trading.stop(Settling.STOP_PATIENCE);
        }
    }

    /// Asks the execution to end in order; returns at once.
    public void requestStop() {
        stopAsked = true;
        changed.raise();
    }

    /// The batch as it stands, without asking the database.
    public Live now() {
        return live;
    }

    /// What holds the execution up, in words.
    public Optional<String> notice() {
        if (databaseAway) {
            return Optional.of("the database does not answer; no trade starts until it does");
        }
        if (!held.isEmpty()) {
            return Optional.of(held);
        }
        return waitsFor.isEmpty() ? Optional.empty() : Optional.of(waitsFor);
    }

    private Outcome await(Engine engine) {
        Optional<Outcome> outcome = Optional.empty();
        while (outcome.isEmpty()) {
            if (stopAsked) {
                wanted = false;
                engine.stop(Settling.STOP_PATIENCE);
                return stopped();
            }
            outcome = look(engine);
            if (outcome.isEmpty()) {
                changed.await(LOOK);
            }
        }
        wanted = false;
        // what was begun because it stood before this batch is brought to its end too
        while (engine.busy() && !stopAsked) {
            changed.await(LOOK);
        }
        return outcome.get();
    }

    private Optional<Outcome> look(Engine engine) {
        Sight sight;
        try {
            sight = watch.look(batchId).orElseThrow();
            databaseAway = false;
        } catch (DatabaseUnavailableException | CommitUnknownException e) {
            databaseAway = true;
            return Optional.empty();
        }
        boolean ours = engine.runs(batchId);
        live = new Live(sight.counts(), live.limit);
        wanted = !ours && runnable(sight);
        waitsFor = ours ? "" : waitsFor(sight, engine.owner());
        return ours ? Optional.empty() : ended(sight);
    }

    private static boolean runnable(Sight sight) {
        return sight.status() == BatchStatus.PENDING
                || (sight.status() == BatchStatus.RUNNING && sight.nextCheckAt().isEmpty());
    }

    /// Whether the batch needs no further work of this process now.
    private Optional<Outcome> ended(Sight sight) {
        if (sight.status().ended()) {
            return Optional.of(new Outcome(RunEnd.ENDED, "", 0));
        }
        if (sight.status() == BatchStatus.PAUSED) {
            return Optional.of(new Outcome(RunEnd.PAUSED, "paused by " + sight.reason().orElse("a person"), 0));
        }
        if (Settling.overdue(sight)) {
            return Optional.of(
                    new Outcome(
                            RunEnd.IN_DOUBT,
                            trades(sight.counts().unsettled())
                                    + " could not be settled in time; the bank goes on being asked"
                                    + " whenever the program runs. See: fxbatch doubt list",
                            0));
        }
        return Optional.empty();
    }

    private Outcome stopped() {
        try {
            Sight sight = watch.look(batchId).orElseThrow();
            live = new Live(sight.counts(), live.limit);
            if (sight.status().ended()) {
                return new Outcome(RunEnd.ENDED, "", 0);
            }
            return new Outcome(
                    RunEnd.STOPPED,
                    "stopped in order: "
                            + trades(sight.counts().pending())
                            + " to go, the lock is released. "
                            + "Continue with: fxbatch run "
                            + sight.number(),
                    0);
        } catch (DatabaseUnavailableException | CommitUnknownException e) {
            return new Outcome(RunEnd.STOPPED, "stopped while the database was away; the lock expires by itself", 0);
        }
    }

    private String waitsFor(Sight sight, String owner) {
        if (sight.stop().isPresent()) {
            return "the desk is " + sight.stop().get();
        }
        Optional<LockLease> lock =
                sight.lock().filter(one -> !one.expired(sight.databaseNow()) && !one.owner().equals(owner));
        if (lock.isPresent()) {
            return lock.get().owner()
                    + " has the lock until "
                    + DateTimeFormatter.ofPattern("HH:mm:ss").format(lock.get().expiresAt().atZone(zone));
        }
        if (sight.nextCheckAt().isPresent()) {
            return "the bank is asked what became of " + trades(sight.counts().unsettled());
        }
        return sight.status() == BatchStatus.PENDING ? "batches before it in the queue run first" : "";
    }

    private static String trades(int count) {
        return count == 1 ? "1 trade" : count + " trades";
    }

    @Override
    public boolean wantsMore() {
        return wanted && !stopAsked;
    }

    @Override
    public void claimed(UUID claimedId) {
        if (claimedId.equals(batchId)) {
            wanted = false;
        }
        changed.raise();
    }

    @Override
    public void changed(UUID changedId, BatchSignals signals) {
        databaseAway = false;
        if (changedId.equals(batchId)) {
            live = new Live(signals.counts(), signals.limit());
        }
    }

    @Override
    public void held(UUID heldId, String why) {
        if (heldId.equals(batchId)) {
            held = why;
        }
    }

    @Override
    public void left(UUID leftId, BatchStatus status) {
        if (leftId.equals(batchId)) {
            wanted = false;
            held = "";
        }
        changed.raise();
    }

    @Override
    public void database(boolean available) {
        databaseAway = !available;
    }
}

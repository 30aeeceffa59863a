package com.fxbatchtrader.store.queue;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.LockLease;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.failover.DeskGuard;
import com.fxbatchtrader.store.run.Leaving;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.util.Optional;

/// Steers the course of batches: how many trades at once, pause, resume, cancel the rest. A batch that a live owner
/// runs is only marked: its owner ends it in order. One without owner is changed at once. Safe for any thread.
public final class CourseStore {

    private final Changes changes;

    public CourseStore(OpenDatabase database, Pacing pacing, Uuid7 ids) {
        this.changes = new Changes(database, pacing, ids);
    }

    /// Lets so many trades of the batch run at once, 1 to 100, also while it runs.
    public Outcome limit(Order order, int trades) {
        return changes.change(order, held -> limit(held, trades));
    }

    /// Holds the batch back until it is resumed.
    public Outcome pause(Order order) {
        return changes.change(order, this::pause);
    }

    /// Puts a paused batch back to its place in the queue, or withdraws a pause that its owner has not carried out yet.
    public Outcome resume(Order order) {
        return changes.change(order, CourseStore::resume);
    }

    /// Cancels every trade that has not begun; what is at the bank is seen to its end.
    public Outcome cancelRest(Order order) {
        return changes.change(order, this::cancelRest);
    }

    private static Outcome limit(Held held, int trades) {
        Batch batch = held.batch();
        if (batch.status().ended()) {
            return held.no("is " + batch.status() + ": there is nothing to limit any more");
        }
        if (held.order().seen().limit() != batch.maxConcurrentTrades()) {
            return held.lost();
        }
        if (batch.maxConcurrentTrades() == trades) {
            return new Outcome.Same(held.name() + " runs at most " + trades + " at once already");
        }
        String before = "at most " + batch.maxConcurrentTrades() + " at once";
        batch.limitTo(trades);
        held.changed(EventKind.BATCH_CHANGED, before, "at most " + trades + " at once");
        return new Outcome.Done(held.name() + " runs at most " + trades + " trades at once");
    }

    private Outcome pause(Held held) {
        Batch batch = held.batch();
        return switch (batch.status()) {
            case PENDING -> held.liveLock().map(lock -> locked(held, lock)).orElseGet(() -> pauseQueued(held));
            case RUNNING -> askedAlready(held, BatchStatus.PAUSED).orElseGet(() -> pauseRunning(held));
            default -> held.no("is " + batch.status() + ": only what is queued or running can be paused");
        };
    }

    private static Outcome pauseQueued(Held held) {
        Batch batch = held.batch();
        batch.pause(held.order().actor(), held.order().why(), held.now());
        held.changed(EventKind.BATCH_PAUSED, BatchStatus.PENDING.name(), text(batch));
        return new Outcome.Done(held.name() + " is paused and keeps its place in the queue");
    }

    private Outcome pauseRunning(Held held) {
        if (held.batch().counts().pending() + held.batch().counts().running() == 0) {
            return held.no("has nothing left to hold back: only the bank's answers are waited for");
        }
        return requestOrAct(held, BatchStatus.PAUSED);
    }

    private Outcome cancelRest(Held held) {
        Batch batch = held.batch();
        DeskGuard guard = held.session().doReturningWork(DeskGuard::read);
        if (guard.blocked().isPresent() || guard.serverChanged()) {
            // a lost booking of what is cancelled could only be a break
            return held.no("may have been booked on a server that was lost: cancel it when the desk trades again");
        }
        return switch (batch.status()) {
            case DRAFT, AWAITING_APPROVAL, PENDING, PAUSED ->
                    held.liveLock().map(lock -> locked(held, lock)).orElseGet(() -> cancelQueued(held));
            case RUNNING -> askedAlready(held, BatchStatus.CANCELLED).orElseGet(() -> cancelRunning(held));
            default -> held.no("is " + batch.status() + ": it has ended");
        };
    }

    private Outcome cancelRunning(Held held) {
        if (held.batch().counts().pending() + held.batch().counts().running() == 0) {
            return held.no("has nothing left to cancel: only the bank's answers are waited for");
        }
        return requestOrAct(held, BatchStatus.CANCELLED);
    }

    /// Every trade that waits is cancelled; the batch ends, or goes to the asking of what the bank has.
    private Outcome cancelQueued(Held held) {
        Batch batch = held.batch();
        String before = batch.status().name();
        batch.request(BatchStatus.CANCELLED, held.order().actor(), held.order().why(), held.now());
        Leaving leaving = leaving(held);
        held.also(held.session().doReturningWork(c -> leaving.cancelRest(c, batch, held.now())));
        boolean ends = batch.counts().allFinal();
        if (ends) {
            batch.end(held.now());
        } else {
            batch.onlyAsk(held.now());
        }
        held.changed(ends ? EventKind.BATCH_ENDED : EventKind.BATCH_LEFT_IN_DOUBT, before, text(batch));
        return new Outcome.Done(held.name() + " is " + text(batch));
    }

    private Outcome requestOrAct(Held held, BatchStatus wanted) {
        Batch batch = held.batch();
        batch.request(wanted, held.order().actor(), held.order().why(), held.now());
        String goal = "RUNNING, to be " + wanted;
        held.changed(EventKind.BATCH_CHANGED, BatchStatus.RUNNING.name(), goal);
        Optional<LockLease> owner = held.liveLock();
        if (owner.isPresent()) {
            return new Outcome.Done(
                    held.name()
                            + " is to be "
                            + wanted
                            + ": "
                            + owner.get().owner()
                            + " ends its running trades first");
        }
        held.also(leaving(held).leave(held.session(), batch, held.now(), Duration.ZERO));
        return new Outcome.Done(held.name() + " had no owner and is " + text(batch));
    }

    /// A pause gives way to a cancellation, nothing else to anything.
    private static Optional<Outcome> askedAlready(Held held, BatchStatus wanted) {
        return held.batch()
                .requestedState()
                .filter(asked -> asked == wanted || asked == BatchStatus.CANCELLED)
                .map(asked -> held.no("is to be " + asked + " already, by " + held.batch().requestedBy().orElse("")));
    }

    private static Outcome resume(Held held) {
        Batch batch = held.batch();
        boolean pausing = batch.requestedState().equals(Optional.of(BatchStatus.PAUSED));
        if (batch.status() == BatchStatus.PAUSED) {
            batch.resume();
            held.changed(EventKind.BATCH_RESUMED, BatchStatus.PAUSED.name(), text(batch));
            return new Outcome.Done(held.name() + " is back in its place in the queue");
        }
        if (batch.status() == BatchStatus.RUNNING && pausing) {
            batch.clearRequest();
            held.changed(EventKind.BATCH_RESUMED, "RUNNING, to be PAUSED", text(batch));
            return new Outcome.Done(held.name() + " goes on: its pause is withdrawn");
        }
        return held.no("is " + batch.status() + ": only what is paused can be resumed");
    }

    private static Outcome locked(Held held, LockLease lock) {
        String why = "is locked by " + lock.owner() + " until " + lock.expiresAt() + " (fence " + lock.fence() + ")";
        return held.order().seen().sameLock(held.batch()) ? new Outcome.Refused(held.name() + " " + why) : held.lost();
    }

    private Leaving leaving(Held held) {
        return new Leaving(changes.ids(), held.order().actor(), held.happenedAt());
    }

    private static String text(Batch batch) {
        return Leaving.text(batch.status(), batch.counts());
    }
}

package com.fxbatchtrader.store.queue;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.trade.RetryChoice;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.run.Leaving;
import com.fxbatchtrader.store.run.Reopening;
import com.fxbatchtrader.time.Pacing;

import java.util.List;
import java.util.Optional;

/// Opens failed trades again, and with them a batch that had ended, which goes to the end of its priority. Safe for any
/// thread.
public final class RetryStore {

    private final Changes changes;

    public RetryStore(OpenDatabase database, Pacing pacing, Uuid7 ids) {
        this.changes = new Changes(database, pacing, ids);
    }

    /// Takes the chosen trades from FAILED to PENDING: those of which every attempt is proven not to be booked.
    public Outcome retry(Order order, RetryChoice choice) {
        return changes.changeInLine(order, held -> retry(held, choice));
    }

    private Outcome retry(Held held, RetryChoice choice) {
        Batch batch = held.batch();
        BatchStatus status = batch.status();
        if (status == BatchStatus.SUCCESS || status == BatchStatus.CANCELLED) {
            return held.no("is " + status + ": that is final");
        }
        if (batch.requestedState().equals(Optional.of(BatchStatus.CANCELLED))) {
            return held.no("is to be CANCELLED: nothing of it is opened again");
        }
        String before = Leaving.text(status, batch.counts());
        Reopening reopening =
                new Reopening(changes.ids(), held.order().actor(), held.order().reason(), held.happenedAt());
        Reopening.Found found = held.session().doReturningWork(c -> reopening.reopen(c, batch, choice, held.now()));
        if (found.events().isEmpty()) {
            return nothing(held, choice, found.unproven());
        }
        if (status.ended()) {
            held.session().doWork(connection -> held.desk().placeTaken(connection));
            batch.reopen();
            batch.takePlace(batch.priority(), held.desk().nextQueuePosition());
        } else if (status == BatchStatus.RUNNING && held.liveLock().isEmpty()) {
            // it was left to the asking: there is something to run again
            batch.settled();
        }
        held.also(found.events());
        held.changed(EventKind.BATCH_QUEUED, before, Leaving.text(batch.status(), batch.counts()));
        return new Outcome.Done(
                held.name()
                        + ": "
                        + found.events().size()
                        + (found.events().size() == 1 ? " trade is" : " trades are")
                        + " to run again"
                        + kept(found.unproven()));
    }

    private static Outcome nothing(Held held, RetryChoice choice, List<Integer> unproven) {
        return unproven.isEmpty()
                ? held.no("has no such failed trade (" + choice + ")")
                : held.no("has nothing that may run again" + kept(unproven));
    }

    private static String kept(List<Integer> unproven) {
        return unproven.isEmpty()
                ? ""
                : "; without proof that they were not booked, rows "
                        + String.join(", ", unproven.stream().limit(20).map(String::valueOf).toList())
                        + (unproven.size() > 20 ? " and " + (unproven.size() - 20) + " more" : "")
                        + " stay as they are";
    }
}

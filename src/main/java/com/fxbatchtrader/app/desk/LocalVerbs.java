package com.fxbatchtrader.app.desk;

import com.fxbatchtrader.app.port.Verbs;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.service.Actor;
import com.fxbatchtrader.service.Batches;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.verb.BatchVerb;
import com.fxbatchtrader.service.verb.CleanUpLocks;
import com.fxbatchtrader.service.verb.Operations;
import com.fxbatchtrader.service.verb.StopView;
import com.fxbatchtrader.service.verb.VerbOutcome;
import com.fxbatchtrader.service.verb.VerbStores;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.queue.BankStore;
import com.fxbatchtrader.store.queue.CourseStore;
import com.fxbatchtrader.store.queue.LockStore;
import com.fxbatchtrader.store.queue.PlaceStore;
import com.fxbatchtrader.store.queue.RetryStore;
import com.fxbatchtrader.store.queue.StopStore;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.util.List;

/// The operators' verbs on the desk's database, in the name of whoever runs this process.
record LocalVerbs(Operations operations, Actor actor) implements Verbs {

    private static final int MOST = 10_000;

    /// @param lockTime the lock time-out of the settings
    static LocalVerbs of(Database database, Pacing pacing, Uuid7 ids, Batches batches, Duration lockTime, Actor actor) {
        VerbStores stores =
                new VerbStores(
                        new PlaceStore(database, pacing, ids),
                        new CourseStore(database, pacing, ids),
                        new RetryStore(database, pacing, ids),
                        new LockStore(database, pacing, ids),
                        new StopStore(database, pacing, ids),
                        new BankStore(database),
                        database.owner(),
                        lockTime);
        return new LocalVerbs(new Operations(batches, stores), actor);
    }

    @Override
    public VerbOutcome perform(BatchRef batch, BatchVerb verb, String reason) {
        return operations.perform(batch, verb, actor, reason);
    }

    @Override
    public String consequence(BatchRef batch, BatchVerb verb) {
        return operations.consequence(batch, verb);
    }

    @Override
    public List<BatchView> lockedBatches() {
        return operations.lockedBatches(MOST);
    }

    @Override
    public List<CleanUpLocks.CleanedUp> cleanUpExpiredLocks() {
        return operations.cleanUpExpiredLocks(actor);
    }

    @Override
    public StopView stopAll(String reason) {
        return operations.stopping().stopAll(actor, reason);
    }

    @Override
    public StopView lift(String reason) {
        return operations.stopping().lift(actor, reason);
    }
}

package com.fxbatchtrader.app;

import com.fxbatchtrader.app.port.Verbs;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.verb.BatchVerb;
import com.fxbatchtrader.service.verb.CleanUpLocks.CleanedUp;
import com.fxbatchtrader.service.verb.StopView;
import com.fxbatchtrader.service.verb.VerbOutcome;
import com.fxbatchtrader.service.view.BatchView;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Operators' verbs that remember what they were asked and answer as a test wants.
final class FakeVerbs implements Verbs {

    final List<BatchVerb> performed = new ArrayList<>();
    final List<String> reasons = new ArrayList<>();
    VerbOutcome outcome = new VerbOutcome.Done(batch(), "#1042 is done", true);
    List<BatchView> locked = List.of(batch());
    List<CleanedUp> cleaned = List.of(new CleanedUp(batch(), true, "#1042: the expired lock of x is gone"));
    int atBank;

    static BatchView batch() {
        return Pictures.batch(BatchStatus.PENDING, Pictures.counts(25, 0, 0, 0, 0, 0, 0));
    }

    @Override
    public VerbOutcome perform(BatchRef batch, BatchVerb verb, String reason) {
        performed.add(verb);
        reasons.add(reason);
        return outcome;
    }

    @Override
    public String consequence(BatchRef batch, BatchVerb verb) {
        return "desk-2:1:x loses #1042; 3 trades are at the bank right now";
    }

    @Override
    public List<BatchView> lockedBatches() {
        return locked;
    }

    @Override
    public List<CleanedUp> cleanUpExpiredLocks() {
        return cleaned;
    }

    @Override
    public StopView stopAll(String reason) {
        reasons.add(reason);
        return new StopView(
                atBank > 0 ? StopView.Phase.STOPPING : StopView.Phase.STOPPED,
                Optional.of("stopped by user:a@b: " + reason),
                atBank,
                Duration.ofSeconds(atBank > 0 ? 41 : 0),
                "no trade starts");
    }

    @Override
    public StopView lift(String reason) {
        reasons.add(reason);
        return new StopView(StopView.Phase.RUNNING, Optional.empty(), 0, Duration.ZERO, "trading goes on");
    }
}

package com.fxbatchtrader.engine;

import com.fxbatchtrader.engine.lease.Lease;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.run.Claim;
import com.fxbatchtrader.store.run.ClaimStore;
import com.fxbatchtrader.store.run.LeaveStore;
import com.fxbatchtrader.time.Signal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Claims batches while there is room, and gives each a runner on a thread of its own. Asks only for free capacity.
/// One thread; [#wake] is safe for any.
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final ClaimStore claims;
    private final RunnerParts parts;
    private final EngineSettings settings;
    private final Engine.Demand demand;
    private final Signal wake;
    private final Map<UUID, BatchRunner> runners = new ConcurrentHashMap<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private boolean away;

    Dispatcher(ClaimStore claims, RunnerParts parts, EngineSettings settings, Engine.Demand demand) {
        this.claims = claims;
        this.parts = parts;
        this.settings = settings;
        this.demand = demand;
        this.wake = parts.pacing().signal();
    }

    void start() {
        parts.pacing().start("dispatcher", this::run);
    }

    /// Something has changed: a batch was queued, or the process is to stop.
    void wake() {
        wake.raise();
        runners.values().forEach(BatchRunner::wake);
    }

    /// The runner of that batch in this process.
    Optional<BatchRunner> runner(UUID batchId) {
        return Optional.ofNullable(runners.get(batchId));
    }

    boolean busy() {
        return !runners.isEmpty();
    }

    /// Waits until the dispatcher and all its runners have ended; the process must be stopping.
    void awaitEnd() {
        parts.pacing().await(ended);
    }

    private void run() {
        while (!parts.stopping().getAsBoolean()) {
            boolean room = runners.size() < settings.maxBatches();
            if (!(room && demand.wantsMore() && claimOne())) {
                wake.await(POLL);
            }
        }
        while (!runners.isEmpty()) {
            wake.await(POLL);
        }
        ended.complete(true);
    }

    private boolean claimOne() {
        try {
            Optional<Claim> claim = claims.claimNext(settings.owner(), settings.lockTime(), runners.keySet());
            told(false);
            claim.ifPresent(this::begin);
            return claim.isPresent();
        } catch (DatabaseUnavailableException | CommitUnknownException e) {
            // a claim whose commit has an unknown end is found again by the next one: it is our own lock
            told(true);
            LOG.warn("No batch could be claimed: {}", e.getMessage());
            return false;
        }
    }

    private void told(boolean nowAway) {
        if (nowAway != away) {
            away = nowAway;
            parts.listener().database(!nowAway);
        }
    }

    private void begin(Claim claim) {
        LOG.info("Batch #{} {} claimed with fence {}{}", claim.number(), claim.name(), claim.key().fence(),
                claim.takenOver() ? ", continuing a former owner's run" : "");
        Lease lease = new Lease(
                claim.key(), claim.number(), settings.lockTime(), claim.claimedNanos(), claim.signals());
        BatchRunner runner = new BatchRunner(lease, parts);
        runners.put(claim.key().batchId(), runner);
        parts.keeper().keep(lease);
        demand.claimed(claim.key().batchId());
        parts.listener().claimed(claim.key().batchId(), claim.number(), claim.takenOver(), claim.signals());
        parts.pacing().start("batch-" + claim.number(), () -> run(claim, runner));
    }

    private void run(Claim claim, BatchRunner runner) {
        try {
            claim.quotesToCancel().forEach(parts.calls()::cancelQuote);
            Optional<LeaveStore.Left> left = runner.run();
            left.ifPresent(how -> parts.listener().left(claim.key().batchId(), how.status()));
        } catch (RuntimeException e) {
            LOG.error("The runner of batch #{} ended; its lock expires and recovery continues it", claim.number(), e);
        } finally {
            runners.remove(claim.key().batchId());
            wake.raise();
        }
    }
}

package com.fxbatchtrader.engine;

import com.fxbatchtrader.engine.lease.Lease;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.run.Claim;
import com.fxbatchtrader.store.run.ClaimStore;
import com.fxbatchtrader.store.run.LeaveStore;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.time.Signal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Claims batches while there is room, and gives each a runner on a thread of its own. Asks only for free capacity. One
/// thread, which outlives every exception but an error; [#wake] is safe for any.
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /// What is queued wakes it; only a lock that runs out does not. An idle process costs next to nothing, and still
    /// takes over within a second.
    private static final Duration POLL = Duration.ofMillis(750);

    private final ClaimStore claims;
    private final RunnerParts parts;
    private final EngineSettings settings;
    private final Engine.Demand demand;
    private final Signal wake;
    private final Map<RunKey, BatchRunner> runners = new ConcurrentHashMap<>();

    /// Batches whose runner met a defect, with the end of their rest: a defect that comes again at once would else have
    /// them claimed without a pause.
    private final Map<UUID, Long> resting = new ConcurrentHashMap<>();

    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

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

    /// Whether a runner of this process has the batch.
    boolean runs(UUID batchId) {
        return runners.keySet().stream().anyMatch(key -> key.batchId().equals(batchId));
    }

    boolean busy() {
        return !runners.isEmpty();
    }

    /// Waits until the dispatcher and all its runners have ended; the process must be stopping.
    void awaitEnd() {
        parts.pacing().await(ended);
    }

    private void run() {
        try {
            while (!parts.phase().stopping()) {
                if (!claimed()) {
                    wake.await(POLL);
                }
            }
            while (busy()) {
                wake.await(POLL);
            }
        } finally {
            ended.complete(true);
        }
    }

    private boolean claimed() {
        try {
            return runners.size() < settings.maxBatches() && demand.wantsMore() && claimOne();
        } catch (DatabaseUnavailableException | CommitUnknownException e) {
            // a claim whose commit has an unknown end is found again by the next one: it is our own lock
            parts.health().fails("no batch could be claimed: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("No batch could be claimed; it is tried again", e);
        }
        return false;
    }

    private boolean claimOne() {
        var claim = claims.claimNext(settings.owner(), settings.lockTime(), taken());
        parts.health().answers();
        claim.ifPresent(this::begin);
        return claim.isPresent();
    }

    private Set<UUID> taken() {
        long now = parts.pacing().nanos();
        resting.values().removeIf(until -> until - now <= 0);
        Set<UUID> taken = new HashSet<>(resting.keySet());
        runners.keySet().forEach(key -> taken.add(key.batchId()));
        return taken;
    }

    private void begin(Claim claim) {
        LOG.info(
                "Batch #{} {} claimed with fence {}{}",
                claim.number(),
                claim.name(),
                claim.key().fence(),
                claim.takenOver() ? ", continuing a former owner's run" : "");
        Lease lease = parts.lease(claim, settings.lockTime());
        BatchRunner runner = new BatchRunner(lease, parts);
        runners.put(claim.key(), runner);
        parts.listener().claimed(claim.key().batchId(), claim.number(), claim.takenOver(), claim.signals());
        parts.pacing().start("batch-" + claim.number(), () -> run(claim, runner));
        demand.claimed(claim.key().batchId());
    }

    private void run(Claim claim, BatchRunner runner) {
        UUID batchId = claim.key().batchId();
        CompletableFuture<Boolean> tidied = new CompletableFuture<>();
        parts.pacing().start("quotes-" + claim.number(), () -> cancelQuotes(claim, tidied));
        try {
            LeaveStore.Left left = runner.run();
            parts.listener().left(batchId, left.status());
        } catch (RuntimeException e) {
            LOG.error("The runner of batch #{} ended; its lock expires and recovery continues it", claim.number(), e);
            resting.put(batchId, parts.pacing().nanos() + settings.lockTime().toNanos());
        } finally {
            parts.pacing().await(tidied);
            runners.remove(claim.key());
            wake.raise();
        }
    }

    /// Beside the run, which need not wait for what a former owner has left at the bank: it expires by itself.
    private void cancelQuotes(Claim claim, CompletableFuture<Boolean> tidied) {
        try {
            for (long quote : claim.quotesToCancel()) {
                if (!parts.phase().stopping()) {
                    parts.calls().cancelQuote(quote);
                }
            }
        } finally {
            tidied.complete(true);
        }
    }
}

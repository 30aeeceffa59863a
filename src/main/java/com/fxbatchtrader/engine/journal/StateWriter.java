package com.fxbatchtrader.engine.journal;

import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.store.run.TradeWrite;
import com.fxbatchtrader.store.run.WriteResult;
import com.fxbatchtrader.time.Pacing;
import com.fxbatchtrader.time.Signal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The one state writer of the process. Takes the writes of all its runs, groups what waits by batch and commits each
/// group in one transaction, in the order in which the writes of a run came. A trade waits only for the group that
/// holds its intent. That a trade was quoted waits a moment for its intent: a commit of its own would hold that up.
/// Where the bank is so quick that trades come back with their next intents within a part of a commit, the next group
/// waits for them that long, so that they share it. Submitting is safe for any thread; committing happens on the
/// writer's own.
public final class StateWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StateWriter.class);
    private static final int CAPACITY = 100_000;
    private static final int GROUP = 512;

    /// How long a write waits that is not urgent.
    private static final Duration PATIENCE = Duration.ofMillis(10);

    private static final WriteResult DRAINED = new WriteResult.Done(new WriteResult.CommitStamp(0, 0, false, false));

    private final GroupCommitter committer;
    private final Pacing pacing;
    private final Signal work;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private boolean closed;

    // guarded by waiting: intents and other urgent entries among what waits, for how many intents the writer waits, and
    // when the first of what waits came
    private int intents;
    private int urgent;
    private int awaited;
    private long firstNanos;

    private final Gathering gathering;

    public StateWriter(GroupCommitter committer, Pacing pacing) {
        this.committer = committer;
        this.pacing = pacing;
        this.work = pacing.signal();
        this.gathering = new Gathering(pacing);
    }

    /// Starts the writer's thread.
    public void start() {
        pacing.start("state-writer", this::run);
    }

    /// Hands a write in. The future completes on the writer's thread, never with an exception.
    ///
    /// @throws IllegalStateException when the writer is closed, or its queue is full: both are defects
    public CompletableFuture<WriteResult> submit(RunKey key, TradeWrite write) {
        return enqueue(new Entry(key, Optional.of(write), new CompletableFuture<>()));
    }

    /// Waits until everything that this run has handed in before is written or refused.
    public void drain(RunKey key) {
        pacing.await(enqueue(new Entry(key, Optional.empty(), new CompletableFuture<>())));
    }

    private CompletableFuture<WriteResult> enqueue(Entry entry) {
        boolean gathers;
        synchronized (waiting) {
            if (closed) {
                throw new IllegalStateException("the state writer is closed: " + entry.key.batchId());
            }
            if (waiting.size() >= CAPACITY) {
                throw new IllegalStateException(CAPACITY + " writes wait for the database");
            }
            boolean first = waiting.isEmpty();
            if (first) {
                firstNanos = pacing.nanos();
            }
            waiting.addLast(entry);
            intents += entry.intent() ? 1 : 0;
            urgent += entry.urgent() ? 1 : 0;
            gathers = (intents < awaited && entry.write.isPresent()) || (!first && !entry.urgent());
        }
        if (!gathers) {
            work.raise();
        }
        return entry.result;
    }

    private void run() {
        List<Entry> inHand = List.of();
        try {
            boolean more = true;
            while (more) {
                inHand = take();
                if (!inHand.isEmpty()) {
                    long began = pacing.nanos();
                    writeAll(inHand);
                    gather(inHand, pacing.nanos() - began);
                } else if (isDone()) {
                    more = false;
                } else {
                    work.await(untilNext());
                }
            }
        } finally {
            refuse(inHand);
            refuseRest();
            ended.complete(true);
        }
    }

    /// Waits until as many trades as have just been let go are back with their next intents, or for a part of what the
    /// commit took.
    private void gather(List<Entry> written, long commitNanos) {
        int gone = (int) written.stream().filter(Entry::intent).count();
        if (!gathering.worth(gone)) {
            return;
        }
        synchronized (waiting) {
            awaited = gone;
        }
        long endNanos = pacing.nanos() + gathering.longestNanos(commitNanos);
        for (long left = endNanos - pacing.nanos(); left > 0 && !areBack(gone); left = endNanos - pacing.nanos()) {
            work.await(Duration.ofNanos(left));
        }
        synchronized (waiting) {
            awaited = 0;
            gathering.ended(intents > 0);
        }
    }

    private boolean areBack(int gone) {
        synchronized (waiting) {
            return intents >= gone || closed;
        }
    }

    /// Where the thread has died of an error, nobody waits for it for ever.
    private void refuseRest() {
        synchronized (waiting) {
            closed = true;
        }
        for (List<Entry> rest = take(); !rest.isEmpty(); rest = take()) {
            refuse(rest);
        }
    }

    private static void refuse(List<Entry> entries) {
        entries.forEach(entry -> entry.result.complete(new WriteResult.FenceLost("the state writer has ended")));
    }

    private void writeAll(List<Entry> entries) {
        Map<RunKey, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry entry : entries) {
            groups.computeIfAbsent(entry.key, key -> new ArrayList<>()).add(entry);
        }
        groups.forEach(this::write);
    }

    private void write(RunKey key, List<Entry> entries) {
        List<TradeWrite> writes = entries.stream().flatMap(entry -> entry.write.stream()).toList();
        List<WriteResult> results = writes.isEmpty() ? List.of() : committed(key, writes);
        int next = 0;
        for (Entry entry : entries) {
            entry.result.complete(entry.write.isPresent() ? results.get(next++) : DRAINED);
        }
    }

    private List<WriteResult> committed(RunKey key, List<TradeWrite> writes) {
        try {
            return committer.commit(key, writes);
        } catch (RuntimeException e) {
            LOG.error("Batch {}: {} writes failed; its run ends here and recovery continues it", key, writes.size(), e);
            WriteResult lost = new WriteResult.FenceLost("the state could not be written: " + e.getMessage());
            return writes.stream().map(write -> lost).toList();
        }
    }

    private Duration untilNext() {
        synchronized (waiting) {
            return waiting.isEmpty() ? Duration.ofSeconds(1) : Duration.ofNanos(Math.max(1, patienceNanos()));
        }
    }

    private long patienceNanos() {
        return firstNanos + PATIENCE.toNanos() - pacing.nanos();
    }

    /// What waits, in its order; nothing while all of it may wait on.
    private List<Entry> take() {
        synchronized (waiting) {
            List<Entry> taken = new ArrayList<>();
            if (urgent == 0 && !closed && patienceNanos() > 0) {
                return taken;
            }
            while (taken.size() < GROUP && !waiting.isEmpty()) {
                Entry next = waiting.removeFirst();
                intents -= next.intent() ? 1 : 0;
                urgent -= next.urgent() ? 1 : 0;
                taken.add(next);
            }
            return taken;
        }
    }

    private boolean isDone() {
        synchronized (waiting) {
            return closed && waiting.isEmpty();
        }
    }

    /// Writes what waits, then ends the thread. While the database is away this waits until [GroupCommitter#giveUp()].
    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
        }
        work.raise();
        pacing.await(ended);
    }

    /// A write, or a mark that everything before it is done.
    private record Entry(RunKey key, Optional<TradeWrite> write, CompletableFuture<WriteResult> result) {
        boolean intent() {
            return write.isPresent() && write.get().intent();
        }

        /// Whether it is written at once. That a trade was quoted is not: its intent comes in a moment.
        boolean urgent() {
            return write.isEmpty() || write.get().after().status() != TradeStatus.QUOTED;
        }
    }
}

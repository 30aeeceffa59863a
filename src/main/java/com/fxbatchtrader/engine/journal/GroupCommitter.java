package com.fxbatchtrader.engine.journal;

import com.fxbatchtrader.engine.health.DatabaseHealth;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.NotDurableException;
import com.fxbatchtrader.store.run.GroupRefusedException;
import com.fxbatchtrader.store.run.GroupResult;
import com.fxbatchtrader.store.run.JournalStore;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.store.run.TradeWrite;
import com.fxbatchtrader.store.run.WriteResult;
import com.fxbatchtrader.store.run.WriteResult.CommitStamp;
import com.fxbatchtrader.time.Pacing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Commits one group to its end, whatever the database does: it waits for a database that is away, reads back a commit
/// whose end is unknown before anything depends on it, and repeats a group that one row has spoilt write by write. Used
/// by the state writer's thread only, but for [#giveUp()].
public final class GroupCommitter {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitter.class);

    /// How often a write is tried that the database refuses for another reason than being away: a lock or a statement
    /// that took too long passes, a row that it can't hold does not.
    private static final int TRIES = 4;

    private static final String REFUSED =
            "a defect of this program: the database refuses to note its next step," + " see the log";

    private final JournalStore store;
    private final Pacing pacing;
    private final JournalListener listener;
    private final DatabaseHealth health;
    private volatile boolean givenUp;

    public GroupCommitter(JournalStore store, Pacing pacing, JournalListener listener, DatabaseHealth health) {
        this.store = store;
        this.pacing = pacing;
        this.listener = listener;
        this.health = health;
    }

    /// Stops waiting for a database that is away: what is not durable was never promised, and recovery finds it.
    public void giveUp() {
        givenUp = true;
    }

    /// Commits the writes of one run, in their order.
    ///
    /// @return one result for each
    List<WriteResult> commit(RunKey key, List<TradeWrite> writes) {
        try {
            return attempt(key, writes);
        } catch (GroupRefusedException e) {
            LOG.info("Batch {}: {}; the group is repeated write by write", key.batchId(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("Batch {}: a group was refused and is repeated write by write", key.batchId(), e);
        }
        List<WriteResult> results = new ArrayList<>();
        for (TradeWrite write : writes) {
            results.add(alone(key, write));
        }
        return results;
    }

    /// One write by itself: what the database refuses again and again concerns this row, not the run.
    private WriteResult alone(RunKey key, TradeWrite write) {
        Waits waits = new Waits(pacing);
        for (int tries = 1; ; tries++) {
            try {
                return attempt(key, List.of(write)).getFirst();
            } catch (RuntimeException e) {
                if (tries == TRIES) {
                    LOG.error("Trade {}: the database refuses to note {}", write.tradeId(), write.after(), e);
                    write.abandoned(REFUSED).ifPresent(failed -> abandon(key, failed));
                    return new WriteResult.Refused(WriteResult.Refusal.UNWRITABLE, REFUSED);
                }
                waits.next();
            }
        }
    }

    /// The same step would be refused in every run: the trade fails, or its batch would never end.
    private void abandon(RunKey key, TradeWrite failed) {
        try {
            attempt(key, List.of(failed));
        } catch (RuntimeException e) {
            LOG.error("Trade {}: nor can it be noted that it has failed", failed.tradeId(), e);
        }
    }

    private List<WriteResult> attempt(RunKey key, List<TradeWrite> writes) {
        Waits waits = new Waits(pacing);
        do {
            try {
                List<WriteResult> results = told(key, writes, store.commit(key, writes));
                health.answers();
                return results;
            } catch (CommitUnknownException e) {
                LOG.warn("Batch {}: the end of a commit is unknown and is read back", key.batchId(), e);
                Set<UUID> recorded = readBack(key, writes);
                if (!recorded.isEmpty()) {
                    return recovered(key, writes, recorded, !(e instanceof NotDurableException));
                }
                waits.next();
            } catch (DatabaseUnavailableException e) {
                health.fails(writes.size() + " writes wait for it: " + e.getMessage());
                waits.next();
            }
        } while (!givenUp);
        return lost(key, writes, "the database is away and the process ends");
    }

    /// What a group that took effect after all has written; what it has not, it had refused, and is tried again.
    private List<WriteResult> recovered(RunKey key, List<TradeWrite> writes, Set<UUID> recorded, boolean durable) {
        List<WriteResult> results = new ArrayList<>();
        for (TradeWrite write : writes) {
            if (recorded.contains(write.event().id())) {
                results.add(new WriteResult.Done(new CommitStamp(pacing.nanos(), 0, false, durable)));
            } else {
                results.add(alone(key, write));
            }
        }
        return results;
    }

    private Set<UUID> readBack(RunKey key, List<TradeWrite> writes) {
        List<UUID> events = writes.stream().map(write -> write.event().id()).toList();
        Waits waits = new Waits(pacing);
        do {
            try {
                Set<UUID> recorded = store.recorded(key.batchId(), events);
                health.answers();
                return recorded;
            } catch (RuntimeException e) {
                // nothing may depend on the group before this has an answer, whatever the trouble is
                health.fails("a commit could not be read back: " + e.getMessage());
                waits.next();
            }
        } while (!givenUp);
        return Set.of();
    }

    private List<WriteResult> told(RunKey key, List<TradeWrite> writes, GroupResult result) {
        List<TradeWrite> written = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            switch (result.results().get(i)) {
                case WriteResult.Done done -> written.add(writes.get(i));
                case WriteResult.FenceLost lost -> listener.lost(key, lost.text());
                case WriteResult.Refused refused ->
                        LOG.info("Trade {}: {} ({})", writes.get(i).tradeId(), refused.why(), refused.text());
            }
        }
        result.signals().ifPresent(signals -> listener.written(key, written, signals));
        return result.results();
    }

    private List<WriteResult> lost(RunKey key, List<TradeWrite> writes, String text) {
        listener.lost(key, text);
        WriteResult lost = new WriteResult.FenceLost(text);
        return writes.stream().map(write -> lost).toList();
    }

    /// Waits that grow from 50 ms to 2 s.
    private static final class Waits {
        private static final Duration LONGEST = Duration.ofSeconds(2);
        private final Pacing pacing;
        private Duration wait = Duration.ofMillis(50);

        Waits(Pacing pacing) {
            this.pacing = pacing;
        }

        void next() {
            pacing.pause(wait);
            Duration doubled = wait.multipliedBy(2);
            wait = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        }
    }
}

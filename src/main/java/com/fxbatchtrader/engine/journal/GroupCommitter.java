package com.fxbatchtrader.engine.journal;

import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.run.GroupRefusedException;
import com.fxbatchtrader.store.run.GroupResult;
import com.fxbatchtrader.store.run.JournalStore;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.store.run.TradeWrite;
import com.fxbatchtrader.store.run.WriteResult;
import com.fxbatchtrader.time.Pacing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commits one group to its end, whatever the database does: it waits for a database that is away, reads back a
/// commit whose end is unknown before anything depends on it, and repeats a group that one row has spoilt write by
/// write. Used by the state writer's thread only, but for [#giveUp()].
public final class GroupCommitter {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitter.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final JournalStore store;
    private final Pacing pacing;
    private final JournalListener listener;
    private volatile boolean givenUp;

    public GroupCommitter(JournalStore store, Pacing pacing, JournalListener listener) {
        this.store = store;
        this.pacing = pacing;
        this.listener = listener;
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
            List<WriteResult> results = new ArrayList<>();
            for (TradeWrite write : writes) {
                results.addAll(attempt(key, List.of(write)));
            }
            return results;
        }
    }

    private List<WriteResult> attempt(RunKey key, List<TradeWrite> writes) {
        Duration wait = Duration.ofMillis(50);
        boolean away = false;
        while (true) {
            try {
                List<WriteResult> results = told(key, writes, store.commit(key, writes));
                tell(away);
                return results;
            } catch (CommitUnknownException e) {
                LOG.warn("Batch {}: the end of a commit is unknown and is read back", key.batchId(), e);
                Set<UUID> recorded = readBack(key, writes);
                if (!recorded.isEmpty()) {
                    return recovered(key, writes, recorded);
                }
            } catch (DatabaseUnavailableException e) {
                if (!away) {
                    LOG.warn("The database is away; {} writes wait for it: {}", writes.size(), e.getMessage());
                    listener.database(false);
                    away = true;
                }
                if (givenUp) {
                    return lost(key, writes, "the database is away and the process ends");
                }
                pacing.pause(wait);
                wait = longer(wait);
            }
        }
    }

    /// What a group that took effect after all has written; what it has not, it had refused, and is tried again.
    private List<WriteResult> recovered(RunKey key, List<TradeWrite> writes, Set<UUID> recorded) {
        List<WriteResult> results = new ArrayList<>();
        for (TradeWrite write : writes) {
            if (recorded.contains(write.event().id())) {
                results.add(new WriteResult.Done(new WriteResult.CommitStamp(pacing.nanos(), 0, false)));
            } else {
                results.addAll(attempt(key, List.of(write)));
            }
        }
        return results;
    }

    private Set<UUID> readBack(RunKey key, List<TradeWrite> writes) {
        List<UUID> events = writes.stream().map(write -> write.event().id()).toList();
        Duration wait = Duration.ofMillis(50);
        while (true) {
            try {
                return store.recorded(key.batchId(), events);
            } catch (CommitUnknownException | DatabaseUnavailableException e) {
                listener.database(false);
                if (givenUp) {
                    return Set.of();
                }
                pacing.pause(wait);
                wait = longer(wait);
            }
        }
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

    private void tell(boolean wasAway) {
        if (wasAway) {
            LOG.info("The database answers again");
            listener.database(true);
        }
    }

    private static Duration longer(Duration wait) {
        Duration doubled = wait.multipliedBy(2);
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }
}

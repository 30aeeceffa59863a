package com.fxbatchtrader.fleet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// All versions of all batches' rows, and when their transactions began and were seen by others.
///
/// When a commit becomes visible is written nowhere. But each version carries the snapshot that its own statement had:
/// the first later one that no longer counts a transaction among the running ones proves that the transaction was
/// visible by then. That is later than the truth, never earlier.
final class History {

    /// Not proven to have been visible to anybody.
    static final long NEVER = Long.MAX_VALUE;

    private final Map<UUID, List<RowVersion>> byBatch = new LinkedHashMap<>();
    private final Map<Long, Long> begun = new HashMap<>();
    private final Map<Long, Long> visible = new HashMap<>();

    /// What one statement saw.
    ///
    /// @param at a time after the snapshot was taken
    /// @param oldest every transaction below it had ended
    /// @param next no transaction from it on had begun
    /// @param running those between that had not ended
    record Glance(long at, long oldest, long next, Set<Long> running) {

        Glance {
            running = Set.copyOf(running);
        }

        /// Reads PostgreSQL's text of a snapshot, such as `7:12:8,9`.
        static Glance of(long at, String text) {
            String[] parts = text.split(":", -1);
            Set<Long> running =
                    parts[2].isEmpty()
                            ? Set.of()
                            : Set.copyOf(List.of(parts[2].split(",", -1)).stream().map(Long::valueOf).toList());
            return new Glance(at, Long.parseLong(parts[0]), Long.parseLong(parts[1]), running);
        }

        boolean sees(long transaction) {
            return transaction < oldest || (transaction < next && !running.contains(transaction));
        }
    }

    /// When a transaction began.
    record Begin(long transaction, long at) {}

    /// @param versions those of one batch in the order in which they were written
    /// @param glances in any order
    History(List<RowVersion> versions, List<Begin> begins, List<Glance> glances) {
        begins.forEach(begin -> begun.merge(begin.transaction(), begin.at(), Math::min));
        versions.forEach(one -> byBatch.computeIfAbsent(one.batch(), _ -> new ArrayList<>()).add(one));
        List<Glance> inTime = glances.stream().sorted(Comparator.comparingLong(Glance::at)).toList();
        long[] times = inTime.stream().mapToLong(Glance::at).toArray();
        for (RowVersion version : versions) {
            visible.computeIfAbsent(version.transaction(), tx -> firstSight(tx, version.writtenAt(), inTime, times));
        }
    }

    private static long firstSight(long transaction, long from, List<Glance> glances, long[] times) {
        int at = java.util.Arrays.binarySearch(times, from);
        for (int i = at < 0 ? -at - 1 : at; i < times.length; i++) {
            if (glances.get(i).sees(transaction)) {
                return times[i];
            }
        }
        return NEVER;
    }

    Collection<List<RowVersion>> batches() {
        return byBatch.values();
    }

    /// Not later than the first lock of the version's transaction.
    long begunAt(RowVersion version) {
        return begun.getOrDefault(version.transaction(), 0L);
    }

    /// Not earlier than the moment at which others could see the version.
    long visibleAt(RowVersion version) {
        return visible.getOrDefault(version.transaction(), NEVER);
    }

    /// A change of a row: a version and the one before it.
    record Change(RowVersion before, RowVersion after) {

        /// Whether a process took the batch to run it.
        boolean claim() {
            return acquisition() && after.run() && (before.queued() || before.run());
        }

        /// Whether the lock was taken.
        boolean acquisition() {
            return after.lock().fence() > before.lock().fence();
        }

        String owner() {
            return after.lock().owner().orElse("");
        }
    }

    /// All changes, batch by batch.
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (List<RowVersion> versions : byBatch.values()) {
            for (int i = 1; i < versions.size(); i++) {
                changes.add(new Change(versions.get(i - 1), versions.get(i)));
            }
        }
        return changes;
    }

    /// The one version that stood unchanged and untouched by writers from one time to another.
    static Optional<RowVersion> standing(List<RowVersion> versions, History history, long from, long to) {
        int at = -1;
        for (int low = 0, high = versions.size() - 1; low <= high; ) {
            int middle = (low + high) >>> 1;
            if (versions.get(middle).writtenAt() <= from) {
                at = middle;
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        if (at < 0 || history.visibleAt(versions.get(at)) > from) {
            return Optional.empty();
        }
        boolean changes = at + 1 < versions.size() && history.begunAt(versions.get(at + 1)) <= to;
        return changes ? Optional.empty() : Optional.of(versions.get(at));
    }
}

package com.fxbatchtrader.fleet;

import com.fxbatchtrader.fleet.History.Change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Finds every claim that overtook a batch which could have been claimed instead: one that stood before it, visible,
/// unlocked and unchanged from before the claim's transaction began until the claim held its own batch's row.
///
/// Row locks leave no trace where nothing is written, and who claims passes a locked row over. So a batch is not
/// counted as unlocked while somebody may have had its row: from the begin of any transaction that wrote it, during an
/// operator's order for it, for a second after each of its changes (who had read it before may still look at it again),
/// for some seconds after it was taken away from an owner (who finds that out at its next write), and while a process
/// is killed or stopped in the middle of whatever it did ([Spell] without a batch).
final class OrderJudge {

    /// No claim and no order takes as long from its reading to its end.
    static final long SETTLED = 1_000_000;

    /// Within that time an owner that has lost a batch has ended its calls to the bank and knows of it.
    static final long LOSER_KNOWS = 5_000_000;

    private final History history;
    private final List<Spell> spells;
    private final List<String> findings = new ArrayList<>();
    private int claims;
    private long compared;

    /// A time in which rows may have been locked without a trace.
    ///
    /// @param batch whose row; empty = any
    record Spell(Optional<UUID> batch, long from, long to) {

        boolean hides(UUID row, long begin, long end) {
            return from <= end && begin <= to && batch.map(row::equals).orElse(true);
        }
    }

    OrderJudge(History history, List<Spell> spells) {
        this.history = history;
        this.spells = List.copyOf(spells);
    }

    /// Judges all claims.
    OrderJudge judge() {
        List<Change> all = history.changes().stream().filter(Change::claim).toList();
        claims = all.size();
        all.forEach(this::judge);
        return this;
    }

    private void judge(Change claim) {
        long begin = history.begunAt(claim.after());
        long end = claim.after().writtenAt();
        if (!claim.before().queued()) {
            return;
        }
        List<Spell> near = spells.stream().filter(spell -> spell.from <= end && begin <= spell.to).toList();
        if (near.stream().anyMatch(spell -> spell.batch.isEmpty())) {
            return;
        }
        for (List<RowVersion> other : history.batches()) {
            UUID id = other.getFirst().batch();
            if (!id.equals(claim.after().batch()) && near.stream().noneMatch(spell -> spell.hides(id, begin, end))) {
                History.standing(other, history, begin, end).ifPresent(row -> compare(claim, row, begin));
            }
        }
    }

    private void compare(Change claim, RowVersion row, long begin) {
        if (row.queued() || row.run()) {
            compared++;
        }
        boolean ahead = row.run() || (row.queued() && row.place().before(claim.before().place()));
        if (ahead && claimable(row, claim.owner(), begin)) {
            findings.add(
                    "%s claimed batch %s (%s) at %d, although %s stood before it since %d: %s"
                            .formatted(
                                    claim.owner(),
                                    claim.after().batch(),
                                    claim.before().place(),
                                    claim.after().writtenAt(),
                                    row.batch(),
                                    row.writtenAt(),
                                    row));
        }
    }

    private boolean claimable(RowVersion row, String owner, long at) {
        boolean settled = history.visibleAt(row) + SETTLED <= at;
        boolean own = row.lock().owner().map(owner::equals).orElse(false);
        boolean taken = row.lock().barred().isPresent() && row.lock().barredUntil() + LOSER_KNOWS > at;
        return settled && !own && !taken && row.notBefore() <= at && row.lock().freeAt(at);
    }

    /// Overtakings in words.
    List<String> findings() {
        return List.copyOf(findings);
    }

    /// How many claims there were.
    int claims() {
        return claims;
    }

    /// How many batches of the queue they were compared with, all in all: a judge that compares nothing finds nothing.
    long compared() {
        return compared;
    }
}

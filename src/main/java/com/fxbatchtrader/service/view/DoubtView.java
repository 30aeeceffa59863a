package com.fxbatchtrader.service.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A trade of which nobody knows whether it was booked, with its dossier.
///
/// @param trade the trade: IN_DOUBT, or BOOKED while its confirmation is missing
/// @param batchNumber its batch's number
/// @param batchName its batch's name
/// @param since when the doubt began
/// @param attempts every booking attempt, the open one last
/// @param bankKnownByKey whether this bank is known to answer by our key, so that its "unknown" can be evidence
/// @param unknownProvesFrom from when, by the bank's own clock, an "unknown" counts (quote expiry + margin)
/// @param next what happens next, in words
/// @param history the events of the trade, oldest first; empty in lists
public record DoubtView(
        TradeView trade,
        long batchNumber,
        String batchName,
        Instant since,
        List<AttemptView> attempts,
        boolean bankKnownByKey,
        Optional<Instant> unknownProvesFrom,
        String next,
        List<EventView> history) {
    public DoubtView {
        attempts = List.copyOf(attempts);
        history = List.copyOf(history);
    }

    /// The attempt in question: the last one.
    public Optional<AttemptView> open() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }
}

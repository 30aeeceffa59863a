package com.fxbatchtrader.domain.queue;

import com.fxbatchtrader.domain.batch.QueueKey;
import com.fxbatchtrader.domain.desk.DeskHold;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// All that is known of the queue at one instant.
///
/// @param now the database's clock
/// @param hold why no trade may start on the desk
/// @param lines every batch that has not ended, in any order
/// @param withoutRate batches whose run waits for a reference rate, and for which one
/// @param nextSince since when the batch that a claim would take now has been the one, as far as is known; not earlier
/// @param lastEnded when a batch ended last
public record Sight(
        Instant now,
        Optional<DeskHold> hold,
        List<Line> lines,
        Map<UUID, MissingRate> withoutRate,
        Optional<Instant> nextSince,
        Optional<Instant> lastEnded) {

    public Sight {
        lines = List.copyOf(lines);
        withoutRate = Map.copyOf(withoutRate);
    }

    /// A pair whose quotes can't be judged.
    ///
    /// @param since when the rate that is too old was set; empty when there is none
    public record MissingRate(String pair, Optional<Instant> since) {}

    /// The same with some batches in other places: what a move would bring.
    public Sight moved(Map<UUID, QueueKey> places) {
        List<Line> after =
                lines.stream()
                        .map(line -> Optional.ofNullable(places.get(line.id())).map(line::at).orElse(line))
                        .toList();
        boolean sameNext = nextOf(lines).equals(nextOf(after));
        return new Sight(now, hold, after, withoutRate, sameNext ? nextSince : Optional.of(now), lastEnded);
    }

    private Optional<UUID> nextOf(List<Line> some) {
        return ClaimOrder.next(some, now).map(Line::id);
    }
}

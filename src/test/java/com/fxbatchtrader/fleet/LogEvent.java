package com.fxbatchtrader.fleet;

import com.fxbatchtrader.domain.event.EventKind;

import java.util.Optional;
import java.util.UUID;

/// An event of a batch's stream or the desk's, as the log has it.
///
/// @param batch whose stream it is
/// @param happenedAt microseconds of the clock of the process that it happened in
record LogEvent(
        UUID batch,
        long number,
        EventKind kind,
        Optional<UUID> trade,
        String actor,
        String before,
        String after,
        long happenedAt) {

    /// Whether a process wrote it, and no person: `host:pid:random`.
    boolean byProcess() {
        return actor.matches("[^:@]+:[0-9]+:[0-9a-f]+");
    }

    /// How the event changes the number of trades that run: -1, 0 or 1.
    int running() {
        return trade.isEmpty() ? 0 : running(after) - running(before);
    }

    private static int running(String state) {
        String word = state.split(":", 2)[0];
        return word.equals("EXECUTING") || word.equals("QUOTED") || word.equals("BOOKING") ? 1 : 0;
    }
}

package com.fxbatchtrader.judge;

import java.util.List;
import java.util.stream.Stream;

/// What the judge found.
///
/// @param kills how often a process was killed in the run, as told by who killed it
/// @param trades how many trades were handed in
/// @param duplicates trades with more than one booking at the bank
/// @param losses bookings that no successful trade stands for, successes without a booking, missing trades
/// @param wrong figures, ids, states and requests that contradict each other
/// @param unresolved trades without a final state
/// @param lines each finding in words
public record Verdict(
        int kills, int trades, int duplicates, int losses, int wrong, int unresolved, List<String> lines) {

    /// Copies the lines.
    public Verdict {
        lines = List.copyOf(lines);
    }

    /// Whether every trade is booked exactly once or provably not at all.
    public boolean isClean() {
        return duplicates + losses + wrong + unresolved == 0;
    }

    /// Both runs as one.
    public Verdict plus(Verdict other) {
        return new Verdict(
                kills + other.kills,
                trades + other.trades,
                duplicates + other.duplicates,
                losses + other.losses,
                wrong + other.wrong,
                unresolved + other.unresolved,
                Stream.concat(lines.stream(), other.lines.stream()).toList());
    }

    /// The one line that a crash run prints.
    @Override
    public String toString() {
        return "CRASH kills=%d trades=%d duplicates=%d losses=%d wrong=%d unresolved=%d"
                .formatted(kills, trades, duplicates, losses, wrong, unresolved);
    }

    /// The line, and under it each finding.
    public String report() {
        return String.join(System.lineSeparator() + "  ", join());
    }

    private List<String> join() {
        return Stream.concat(Stream.of(toString()), lines.stream()).toList();
    }
}

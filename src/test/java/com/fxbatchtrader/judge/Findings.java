package com.fxbatchtrader.judge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Collects what the judge finds.
final class Findings {

    /// The kinds that a verdict counts.
    enum Kind {
        DUPLICATE,
        LOSS,
        WRONG,
        UNRESOLVED
    }

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final List<String> lines = new ArrayList<>();

    void add(Kind kind, Object about, String text) {
        counts.merge(kind, 1, Integer::sum);
        lines.add(kind + " " + about + ": " + text);
    }

    Verdict verdict(int kills, int trades) {
        return new Verdict(
                kills,
                trades,
                counts.getOrDefault(Kind.DUPLICATE, 0),
                counts.getOrDefault(Kind.LOSS, 0),
                counts.getOrDefault(Kind.WRONG, 0),
                counts.getOrDefault(Kind.UNRESOLVED, 0),
                lines);
    }
}

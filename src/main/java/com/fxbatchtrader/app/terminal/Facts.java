package com.fxbatchtrader.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Names and what they are, one pair a line, aligned.
final class Facts {

    private static final int NAME_COLUMNS = 16;

    private final Look look;
    private final List<String> lines = new ArrayList<>();

    Facts(Look look) {
        this.look = look;
    }

    Facts add(String name, String fact) {
        return addPainted(name, Texts.safe(fact));
    }

    /// The fact has its colours already.
    Facts addPainted(String name, String fact) {
        lines.add("  " + look.ink().paint(Style.MUTED, Texts.left(name, NAME_COLUMNS)) + "  " + fact);
        return this;
    }

    /// Leaves the line out where there is no fact.
    Facts add(String name, Optional<String> fact) {
        fact.ifPresent(f -> add(name, f));
        return this;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}

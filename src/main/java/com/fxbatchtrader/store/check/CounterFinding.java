package com.fxbatchtrader.store.check;

import com.fxbatchtrader.domain.batch.Counts;

import java.util.UUID;

/// A batch whose stored counters are not what its trades say.
public record CounterFinding(UUID batchId, long number, int total, Counts stored, int trades, Counts counted) {

    @Override
    public String toString() {
        return "batch #"
                + number
                + ": stored "
                + total
                + " trades "
                + stored
                + ", counted "
                + trades
                + " trades "
                + counted;
    }
}

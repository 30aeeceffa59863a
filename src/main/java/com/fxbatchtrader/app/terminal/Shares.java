package com.fxbatchtrader.app.terminal;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Divides the cells of a bar among counts.
final class Shares {

    private Shares() {}

    /// Cells in proportion to the counts, all of them given out; whoever counts at all gets at least one, so that one
    /// failure among thousands is seen.
    ///
    /// @param cells at least as many as there are counts
    static int[] of(int[] counts, int cells) {
        long total = Math.max(1, Arrays.stream(counts).asLongStream().sum());
        int[] shares = new int[counts.length];
        for (int i = 0; i < counts.length; i++) {
            int share = (int) ((long) counts[i] * cells / total);
            shares[i] = counts[i] > 0 ? Math.max(1, share) : 0;
        }
        int left = cells - Arrays.stream(shares).sum();
        int largest = IntStream.range(0, counts.length).reduce((a, b) -> counts[b] > counts[a] ? b : a).orElseThrow();
        if (counts[largest] == 0) {
            // nothing at all: an empty bar
            shares[counts.length - 1] = cells;
        } else {
            shares[largest] += left;
        }
        return shares;
    }
}

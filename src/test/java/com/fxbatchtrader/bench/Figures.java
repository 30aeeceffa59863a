package com.fxbatchtrader.bench;

import java.util.Arrays;
import java.util.Locale;

/// Where the figures go: one line each, on standard output.
final class Figures {

    @SuppressWarnings({"SystemOut", "AnnotateFormatMethod"})
    void line(String format, Object... values) {
        System.out.println("BENCH " + String.format(Locale.ROOT, format, values));
    }

    /// The value below which that share of the values lies.
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
    }

    static double median(double... values) {
        return quantile(values, 0.5);
    }
}

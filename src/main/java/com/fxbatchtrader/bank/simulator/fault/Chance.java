package com.fxbatchtrader.bank.simulator.fault;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How likely a fault is.
///
/// @param share 0 to 1
/// @param first it happens only to that many first requests about the same thing
record Chance(double share, int first) {

    private static final Pattern FIRST = Pattern.compile("first (\\d{1,6})");

    /// Reads `0.02`, `once` or `first 3`.
    ///
    /// @throws IllegalArgumentException when it is none of these
    static Chance parse(String text) {
        if (text.equals("once")) {
            return new Chance(1, 1);
        }
        Matcher first = FIRST.matcher(text);
        return first.matches()
                ? new Chance(1, Integer.parseInt(first.group(1)))
                : new Chance(Values.share(text), Integer.MAX_VALUE);
    }

    /// The share for a request that so many came before.
    double shareAt(int earlier) {
        return earlier < first ? share : 0;
    }
}

package com.fxbatchtrader.store;

import java.util.NavigableSet;
import java.util.TreeSet;

/// Numbers the transactions of this process in the order of their beginning, and knows which run. Safe for any thread.
final class RunningTransactions {

    private final NavigableSet<Long> running = new TreeSet<>();
    private long next;

    /// @param first the number of the first one
    RunningTransactions(long first) {
        next = first;
    }

    /// One begins; it has this number.
    synchronized long begin() {
        long number = next++;
        running.add(number);
        return number;
    }

    /// It has ended, whichever way.
    synchronized void end(long number) {
        running.remove(number);
    }

    /// The number of the oldest that runs; that of the next to begin when none does.
    synchronized long oldest() {
        return running.isEmpty() ? next : running.first();
    }
}

package com.fxbatchtrader.time;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;

/// One thread of a simulation and what it waits for. Guarded by the lock of its [VirtualTime].
final class Strand {

    final VirtualPacing machine;
    final String name;
    final Condition turn;
    @Nullable Thread thread;
    boolean main;
    String doing = "waits for its first turn";
    BooleanSupplier condition = () -> true;
    long wakeAt;

    Strand(VirtualPacing machine, String name, Condition turn) {
        this.machine = machine;
        this.name = name;
        this.turn = turn;
    }

    /// The virtual time at which this thread can go on, as things stand.
    long readyAt(long nowNanos) {
        long byItself = condition.getAsBoolean() ? nowNanos : wakeAt;
        return Math.max(byItself, machine.stalledUntilNanos());
    }

    @Override
    public String toString() {
        return name + " " + doing + place();
    }

    /// Where the waiting code stands: the first frame above the pacing.
    private String place() {
        Thread of = thread;
        return of == null
                ? ""
                : Arrays.stream(of.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("com.fxbatchtrader."))
                        .filter(frame -> !isPacing(frame.getClassName()))
                        .findFirst()
                        .map(frame -> " at " + frame)
                        .orElse("");
    }

    private static boolean isPacing(String className) {
        return className.matches(".*\\.time\\.(Virtual(Time|Pacing|Signal|Executor)|Repetition)(\\$.*)?");
    }
}

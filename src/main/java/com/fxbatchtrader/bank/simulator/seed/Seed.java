package com.fxbatchtrader.bank.simulator.seed;

import java.time.Duration;

/// A random value that is derived, never drawn in sequence: the same seed with the same parts always gives the same
/// value, in whatever order the threads ask. Immutable.
///
/// @param value the 64 bits
public record Seed(long value) {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /// The seed for a named part of this one.
    public Seed with(String part) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < part.length(); i++) {
            hash = (hash ^ part.charAt(i)) * 0x100000001B3L;
        }
        return with(hash);
    }

    /// The seed for a numbered part of this one.
    public Seed with(long part) {
        return new Seed(mix(value + GOLDEN + mix(part)));
    }

    /// A fraction from 0 (included) to 1 (excluded).
    public double fraction() {
        return (value >>> 11) * 0x1.0p-53;
    }

    /// A number from 0 (included) to the bound (excluded).
    public long below(long bound) {
        return Long.remainderUnsigned(value, bound);
    }

    /// A duration from `least` to `most`, both included, in whole microseconds.
    public Duration between(Duration least, Duration most) {
        long span = most.minus(least).toNanos() / 1_000;
        return span <= 0 ? least : least.plusNanos(below(span + 1) * 1_000);
    }

    /// The finaliser of SplitMix64: every input bit changes every output bit.
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

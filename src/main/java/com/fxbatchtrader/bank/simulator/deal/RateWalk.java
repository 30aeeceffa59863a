package com.fxbatchtrader.bank.simulator.deal;

import com.fxbatchtrader.bank.simulator.seed.Seed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/// A market whose rates move with time and depend on nothing but the seed and the instant. They never leave a band of
/// 0.2 % around their middle, so that a rate guard of 50 basis points holds for as long as a run takes.
public final class RateWalk {

    private static final BigDecimal USD_ZAR = new BigDecimal("17.80");
    private static final long MILLION = 1_000_000;
    private static final int RATE_DECIMALS = 4;

    /// A slow swing and a fast one: the greatest distance from the middle in millionths, and the time of a swing.
    private static final long SLOW_MILLIONTHS = 1_700;

    private static final long SLOW_MILLIS = 60_000;
    private static final long FAST_MILLIONTHS = 300;
    private static final long FAST_MILLIS = 4_000;

    private final Seed seed;

    /// Rates by that seed.
    public RateWalk(Seed seed) {
        this.seed = seed;
    }

    /// The bank's rate at an instant, with four decimals.
    public BigDecimal rate(Pair pair, Instant at) {
        Seed own = seed.with(pair.toString());
        long off =
                swing(own.with("slow"), at, SLOW_MILLIS, SLOW_MILLIONTHS)
                        + swing(own.with("fast"), at, FAST_MILLIS, FAST_MILLIONTHS);
        return middle(pair, own)
                .multiply(BigDecimal.valueOf(MILLION + off))
                .divide(BigDecimal.valueOf(MILLION), RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal middle(Pair pair, Seed own) {
        if (pair.toString().equals("USD/ZAR")) {
            return USD_ZAR;
        }
        return BigDecimal.valueOf(8_000 + own.with("middle").below(200_000), RATE_DECIMALS);
    }

    /// A line from one random height to the next, without floating point.
    private static long swing(Seed own, Instant at, long millis, long height) {
        long knot = Math.floorDiv(at.toEpochMilli(), millis);
        long within = Math.floorMod(at.toEpochMilli(), millis);
        long from = own.with(knot).below(2 * height + 1) - height;
        long to = own.with(knot + 1).below(2 * height + 1) - height;
        return from + (to - from) * within / millis;
    }
}

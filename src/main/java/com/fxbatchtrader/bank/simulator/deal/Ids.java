package com.fxbatchtrader.bank.simulator.deal;

import com.fxbatchtrader.bank.simulator.seed.Seed;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Ids that the bank never gives out twice, not even after a restart. They count on from an origin that is the
/// millisecond of the start: as long as no bank gives out a million ids in one millisecond, a later start begins above
/// all of them. Safe for any thread.
public final class Ids {

    /// 2026-01-01T00:00:00Z: the origins of 35 years fit into 40 bits.
    public static final long EPOCH_MILLIS = 1_767_225_600_000L;

    private static final int IDS_PER_MILLI_BITS = 20;
    private static final long FIRST_QUOTE = 1L << 53;
    private static final long COUNTER_BITS = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Seed seed;
    private final AtomicLong quotes;
    private final AtomicLong transactions;

    /// Counts on from an origin in milliseconds since [#EPOCH_MILLIS], not negative.
    public Ids(Seed seed, long origin) {
        if (origin < 0) {
            throw new IllegalArgumentException("ids cannot begin at " + origin);
        }
        this.seed = seed;
        this.quotes = new AtomicLong(origin << IDS_PER_MILLI_BITS);
        this.transactions = new AtomicLong(origin << IDS_PER_MILLI_BITS);
    }

    /// A quote id, always above 2 to the power of 53, where a `double` loses count.
    public long quote() {
        return FIRST_QUOTE + quotes.incrementAndGet();
    }

    /// A transaction id in the form of a random UUID; what makes it unique is the counter in its lower half.
    public String transaction() {
        long count = transactions.incrementAndGet();
        long high = (seed.with(count).value() & ~0xF000L) | 0x4000L;
        return new UUID(high, VARIANT | (count & COUNTER_BITS)).toString();
    }
}

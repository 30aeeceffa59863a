package com.fxbatchtrader.domain.id;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/// Makes UUIDs of version 7 (RFC 9562): 48 bits of Unix milliseconds, then a counter, then randomness. Ids of one maker
/// ascend strictly, also within a millisecond and when the wall clock is set back. Safe for any thread.
public final class Uuid7 {

    private static final long COUNTER_LIMIT = 1L << 30;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private long lastMillis;
    private long counter;

    public Uuid7(InstantSource clock) {
        this.clock = clock;
    }

    /// The next id, greater than every one that this maker has made (compared as text or as unsigned bytes).
    public synchronized UUID next() {
        long millis = Math.max(clock.millis(), lastMillis);
        counter = millis == lastMillis ? counter + 1 : random.nextInt(1 << 28);
        if (counter >= COUNTER_LIMIT) {
            millis++;
            counter = 0;
        }
        lastMillis = millis;
        // 12 bits of the counter behind the version, 18 behind the variant, 44 bits of randomness at the end
        long high = (millis << 16) | 0x7000L | (counter >>> 18);
        long low = 0x8000_0000_0000_0000L | ((counter & 0x3FFFF) << 44) | (random.nextLong() & 0xFFF_FFFF_FFFFL);
        return new UUID(high, low);
    }
}

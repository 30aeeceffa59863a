package com.fxbatchtrader.domain.id;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

class Uuid7Test {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00.123Z");

    private final AtomicLong millis = new AtomicLong(NOW.toEpochMilli());
    private final Uuid7 maker = new Uuid7(() -> Instant.ofEpochMilli(millis.get()));

    @Test
    void carries_the_milliseconds_the_version_and_the_variant() {
        UUID id = maker.next();

        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void ascends_within_a_millisecond() {
        ascends(20_000);
    }

    @Test
    void ascends_as_time_goes_on() {
        UUID first = maker.next();
        millis.incrementAndGet();

        assertThat(maker.next().toString()).isGreaterThan(first.toString());
    }

    @Test
    void ascends_when_the_clock_is_set_back() {
        UUID first = maker.next();
        millis.addAndGet(-3_600_000);

        assertThat(maker.next().toString()).isGreaterThan(first.toString());
        ascends(100);
    }

    @Test
    void two_makers_at_the_same_instant_make_different_ids() {
        InstantSource still = InstantSource.fixed(NOW);
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            ids.add(new Uuid7(still).next());
        }

        assertThat(ids).hasSize(1000);
    }

    private void ascends(int count) {
        String last = maker.next().toString();
        for (int i = 0; i < count; i++) {
            String next = maker.next().toString();
            assertThat(next).isGreaterThan(last);
            last = next;
        }
    }
}

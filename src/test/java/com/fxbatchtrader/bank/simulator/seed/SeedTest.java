package com.fxbatchtrader.bank.simulator.seed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

class SeedTest {

    @Test
    void the_same_parts_give_the_same_value_and_others_another() {
        Seed seed = new Seed(42);

        assertThat(seed.with("a").with(1)).isEqualTo(new Seed(42).with("a").with(1));
        assertThat(seed.with("a").with("b")).isNotEqualTo(seed.with("b").with("a"));
        assertThat(seed.with("ab").with("c")).isNotEqualTo(seed.with("a").with("bc"));
        assertThat(new Seed(43).with("a")).isNotEqualTo(seed.with("a"));
    }

    @Test
    void values_of_neighbours_do_not_meet() {
        Set<Long> values = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            values.add(new Seed(1).with(i).value());
        }
        assertThat(values).hasSize(10_000);
    }

    @Test
    void fractions_fill_the_range_from_nought_to_one() {
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            double fraction = new Seed(7).with(i).fraction();
            assertThat(fraction).isBetween(0.0, Math.nextDown(1.0));
            sum += fraction;
        }
        assertThat(sum / 10_000).isBetween(0.48, 0.52);
    }

    @Test
    void durations_stay_within_their_ends() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(new Seed(7).with(i).between(Duration.ofMillis(2), Duration.ofMillis(3)))
                    .isBetween(Duration.ofMillis(2), Duration.ofMillis(3));
        }
        assertThat(new Seed(7).between(Duration.ZERO, Duration.ZERO)).isZero();
    }
}

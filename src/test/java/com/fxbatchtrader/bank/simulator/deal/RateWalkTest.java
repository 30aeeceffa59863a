package com.fxbatchtrader.bank.simulator.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.simulator.seed.Seed;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

class RateWalkTest {

    private static final Pair USD_ZAR = new Pair("USD", "ZAR");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void the_rate_moves_and_stays_within_a_fifth_of_a_percent() {
        RateWalk walk = new RateWalk(new Seed(1));
        Set<BigDecimal> rates = new HashSet<>();
        for (int second = 0; second < 3_600; second++) {
            BigDecimal rate = walk.rate(USD_ZAR, NOON.plusSeconds(second));
            assertThat(rate).isBetween(new BigDecimal("17.7644"), new BigDecimal("17.8356"));
            assertThat(rate.scale()).isEqualTo(4);
            rates.add(rate);
        }
        assertThat(rates).hasSizeGreaterThan(200);
    }

    @Test
    void the_rate_does_not_jump_from_one_tenth_of_a_second_to_the_next() {
        RateWalk walk = new RateWalk(new Seed(1));
        BigDecimal former = walk.rate(USD_ZAR, NOON);
        for (int tenth = 1; tenth < 2_000; tenth++) {
            BigDecimal rate = walk.rate(USD_ZAR, NOON.plusMillis(tenth * 100L));
            assertThat(rate.subtract(former).abs()).isLessThan(new BigDecimal("0.0015"));
            former = rate;
        }
    }

    @Test
    void the_same_seed_and_instant_give_the_same_rate() {
        assertThat(new RateWalk(new Seed(9)).rate(USD_ZAR, NOON))
                .isEqualTo(new RateWalk(new Seed(9)).rate(USD_ZAR, NOON));
        assertThat(new RateWalk(new Seed(9)).rate(USD_ZAR, NOON))
                .isNotEqualTo(new RateWalk(new Seed(10)).rate(USD_ZAR, NOON));
    }

    @Test
    void any_other_pair_has_a_rate_of_its_own() {
        RateWalk walk = new RateWalk(new Seed(1));

        assertThat(walk.rate(new Pair("EUR", "ZAR"), NOON)).isPositive().isNotEqualTo(walk.rate(USD_ZAR, NOON));
    }

    @Test
    void pairs_are_read_as_the_bank_writes_them() {
        assertThat(Pair.parse("USD/ZAR")).contains(USD_ZAR);
        assertThat(USD_ZAR).hasToString("USD/ZAR");
        for (String wrong : new String[] {"USDZAR", "USD/USD", "usd/zar", "XXY/ZAR", ""}) {
            assertThat(Pair.parse(wrong)).as(wrong).isEmpty();
        }
        assertThat(Pair.decimals("JPY")).isZero();
        assertThat(Pair.decimals("ZAR")).isEqualTo(2);
    }
}

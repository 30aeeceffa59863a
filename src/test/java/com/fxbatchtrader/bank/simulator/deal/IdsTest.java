package com.fxbatchtrader.bank.simulator.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.bank.simulator.seed.Seed;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

class IdsTest {

    @Test
    void ids_of_one_start_and_of_the_next_millisecond_never_meet() {
        Set<Long> quotes = new HashSet<>();
        Set<String> transactions = new HashSet<>();
        for (long origin = 1_000; origin < 1_003; origin++) {
            Ids ids = new Ids(new Seed(1), origin);
            for (int i = 0; i < 10_000; i++) {
                quotes.add(ids.quote());
                transactions.add(ids.transaction());
            }
        }
        assertThat(quotes).hasSize(30_000);
        assertThat(transactions).hasSize(30_000);
    }

    @Test
    void quote_ids_are_beyond_a_double_and_within_a_long_for_decades() {
        assertThat(new Ids(new Seed(1), 0).quote()).isGreaterThan(1L << 53);
        assertThat(new Ids(new Seed(1), (1L << 40) - 1).quote()).isPositive();
    }

    @Test
    void a_transaction_id_has_the_form_of_a_random_uuid() {
        UUID id = UUID.fromString(new Ids(new Seed(1), 5_000_000_000L).transaction());

        assertThat(id.version()).isEqualTo(4);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void ids_do_not_begin_below_nought() {
        assertThatThrownBy(() -> new Ids(new Seed(1), -1)).isInstanceOf(IllegalArgumentException.class);
    }
}

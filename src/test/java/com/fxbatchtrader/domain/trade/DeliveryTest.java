package com.fxbatchtrader.domain.trade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {

    @ParameterizedTest
    @CsvSource({
        "cash, CASH",
        "Cash, CASH",
        "same_day, CASH",
        "Same Day, CASH",
        "T+0, CASH",
        "TOM, TOM",
        "next_day, TOM",
        "t+1, TOM",
        "Spot, SPOT",
        "t+2, SPOT"
    })
    void is_read_as_desks_write_it(String text, Delivery delivery) {
        assertThat(Delivery.parse(text)).contains(delivery);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "today", "forward", "T+3", "cash today", "0"})
    void is_never_guessed(String text) {
        assertThat(Delivery.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CASH, Cash, 0", "TOM, Tom, 1", "SPOT, Spot, 2"})
    void has_the_banks_name_and_its_business_days(Delivery delivery, String name, int days) {
        assertThat(delivery.bankName()).isEqualTo(name);
        assertThat(delivery.businessDays()).isEqualTo(days);
        assertThat(Delivery.parse(name)).contains(delivery);
    }

    @Test
    void a_proof_says_whether_it_proves_a_booking() {
        assertThat(Proof.values())
                .filteredOn(Proof::booked)
                .containsExactly(Proof.STATUS_COMPLETED, Proof.STATUS_BY_REFERENCE, Proof.STATEMENT_LINE);
    }
}

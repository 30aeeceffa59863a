package com.fxbatchtrader.store.run;

import static com.fxbatchtrader.store.run.RunDesk.ME;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.trade.AttemptOutcome;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.DatabaseKind;

import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.UUID;

/// Whose an id of the bank or a key is, and that no second attempt ever bears it.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class KnownBookingsTest extends RunTest {

    private KnownBookings bookings() {
        return new KnownBookings(desk.database());
    }

    @Test
    void an_attempt_is_found_by_the_banks_id_and_by_its_key() {
        UUID batch = desk.batch(2);
        RunKey key = desk.claimed(ME).key();
        Course booked = desk.course(batch, 2);
        desk.write(key, booked.intoBooked(7));
        Course doubt = desk.course(batch, 3);
        desk.write(key, doubt.intoDoubt(8));

        KnownBookings.Owner owner = bookings().ofBankId("B-" + booked.id()).orElseThrow();
        assertThat(owner.attemptId()).isEqualTo(booked.attempt().id());
        assertThat(owner.trade()).isEqualTo(desk.row(batch).number() + "/2");
        assertThat(owner.attempt()).isEqualTo(1);
        assertThat(owner.outcome()).isEqualTo(AttemptOutcome.OPEN);
        assertThat(bookings().ofKey(doubt.attempt().terms().key()).orElseThrow().row()).isEqualTo(3);

        desk.write(key, booked.succeeded());
        assertThat(bookings().ofBankId("B-" + booked.id()).orElseThrow().outcome()).isEqualTo(AttemptOutcome.BOOKED);
    }

    @Test
    void what_no_attempt_bears_belongs_to_nobody() {
        assertThat(bookings().ofBankId("never seen")).isEmpty();
        assertThat(bookings().ofKey(desk.ids().next())).isEmpty();
    }

    /// Two people may enter the same reference for two trades at once: both have looked before one of them writes.
    @Test
    void an_id_of_the_bank_is_written_to_one_attempt_only() {
        UUID batch = desk.batch(2);
        RunKey key = desk.claimed(ME).key();
        Course first = desk.course(batch, 2);
        Course second = desk.course(batch, 3);
        desk.write(key, first.intoDoubt(7));
        desk.write(key, second.intoDoubt(8));
        String reference = "SLIP-" + first.id();
        desk.write(key, first.accepted(reference));

        TradeWrite twice = second.accepted(reference);
        assertThatThrownBy(() -> desk.journal().commit(key, List.of(twice)))
                .isInstanceOf(ConstraintViolationException.class)
                .hasMessageContainingAll("booking_attempt");

        assertThat(desk.course(batch, 3).state().status()).isEqualTo(TradeStatus.IN_DOUBT);
        assertThat(bookings().ofBankId(reference).orElseThrow().row()).isEqualTo(2);
    }
}

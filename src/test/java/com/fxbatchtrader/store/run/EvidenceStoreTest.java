package com.fxbatchtrader.store.run;

import static com.fxbatchtrader.store.run.RunDesk.ME;
import static com.fxbatchtrader.store.run.RunDesk.OTHER;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.run.EvidenceStore.Bank;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/// What is known of a bank, and what somebody sees who waits for a batch.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class EvidenceStoreTest extends RunTest {

    private static final Bank BANK = new Bank("test", "bank:443", "desk-user");

    private EvidenceStore evidence() {
        return new EvidenceStore(desk.database());
    }

    @Test
    void an_answer_proves_a_bank_for_a_day_and_for_that_bank_only() {
        desk.sql("delete from bank_evidence");
        assertThat(evidence().proven(BANK)).isFalse();
        evidence().record(BANK, desk.ids().next(), true);
        assertThat(evidence().proven(BANK)).isTrue();
        assertThat(evidence().proven(new Bank("production", BANK.host(), BANK.userId()))).isFalse();
        assertThat(evidence().proven(new Bank(BANK.environment(), "other:443", BANK.userId()))).isFalse();
        assertThat(evidence().proven(new Bank(BANK.environment(), BANK.host(), "other"))).isFalse();
        desk.sql("update bank_evidence set proven_at = now() - interval '23' hour");
        assertThat(evidence().proven(BANK)).isTrue();
        desk.sql("update bank_evidence set proven_at = now() - interval '25' hour");
        assertThat(evidence().proven(BANK)).isFalse();
        evidence().record(BANK, desk.ids().next(), true);
        evidence().record(BANK, desk.ids().next(), false);
        assertThat(evidence().proven(BANK)).as("it did not know its own booking").isFalse();
        assertThat(desk.number("select count(*) from bank_evidence")).isEqualTo(1);
    }

    @Test
    void two_processes_may_record_the_first_answer_at_once() {
        desk.sql("delete from bank_evidence");
        AtomicBoolean between = new AtomicBoolean(true);
        UUID mine = desk.ids().next();
        WatchedDatabase watched = new WatchedDatabase(desk.database(), _ -> {});
        EvidenceStore slow =
                new EvidenceStore(
                        new ForeignFirst(
                                watched,
                                () -> {
                                    if (between.getAndSet(false)) {
                                        evidence().record(BANK, desk.ids().next(), false);
                                    }
                                }));
        slow.record(BANK, mine, true);
        assertThat(desk.texts("select cast(booking_key as varchar(36)) from bank_evidence"))
                .containsExactly(mine.toString());
        assertThat(evidence().proven(BANK)).isTrue();
    }

    @Test
    void the_latest_confirmed_booking_is_what_a_bank_is_tried_with() {
        UUID batch = desk.batch(3);
        RunKey key = desk.claimed(ME).key();
        desk.write(key, desk.course(batch, 2).intoSuccess(1));
        Course latest = desk.course(batch, 3);
        TradeWrite[] course = latest.intoSuccess(2);
        desk.write(key, course);
        desk.write(key, desk.course(batch, 4).intoBooked(3));
        assertThat(evidence().latestBooking("bank:443"))
                .contains(
                        new EvidenceStore.KnownBooking(
                                course[2].attempt().orElseThrow().terms().key(), "B-" + latest.id()));
        assertThat(evidence().latestBooking("elsewhere:443")).isEmpty();
    }

    @Test
    void who_waits_sees_state_lock_reason_and_the_end_of_the_last_quote() {
        UUID batch = desk.batch(2);
        RunKey key = desk.claimed(OTHER).key();
        Course course = desk.course(batch, 2);
        desk.write(key, course.intoDoubt(1));
        desk.set(batch, "requested_state = 'PAUSED', requested_by = 'user:ann@desk-1', requested_reason = 'lunch'");
        desk.stop("audit");
        WatchStore.Sight sight = new WatchStore(desk.database()).look(batch).orElseThrow();
        assertThat(sight.status()).isEqualTo(BatchStatus.RUNNING);
        assertThat(sight.lock().orElseThrow().owner()).isEqualTo(OTHER);
        assertThat(sight.reason()).contains("user:ann@desk-1: lunch");
        assertThat(sight.counts().inDoubt()).isEqualTo(1);
        assertThat(sight.lastQuoteEnd()).contains(course.state().quoteExpiry().orElseThrow());
        assertThat(sight.stop()).contains("stopped by user:thandi@desk-1: audit");
        assertThat(sight.nextCheckAt()).isEmpty();
        assertThat(new WatchStore(desk.database()).look(desk.ids().next())).isEmpty();
    }
}

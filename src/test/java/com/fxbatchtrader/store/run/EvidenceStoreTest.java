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

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// What is known of a bank, and what somebody sees who waits for a batch.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class EvidenceStoreTest extends RunTest {

    private static final Bank BANK = new Bank("test", "bank:443", "desk-user");

    private static final String WHO = "owner:desk-1:1:a";

    private EvidenceStore evidence() {
        return new EvidenceStore(desk.database(), desk.stage().pacing(), desk.ids());
    }

    @Test
    void an_answer_proves_a_bank_for_a_day_and_for_that_bank_only() {
        desk.sql("delete from bank_evidence");
        assertThat(evidence().proven(BANK)).isFalse();
        evidence().record(BANK, desk.ids().next(), true, WHO);
        assertThat(evidence().proven(BANK)).isTrue();
        assertThat(evidence().proven(new Bank("production", BANK.host(), BANK.userId()))).isFalse();
        assertThat(evidence().proven(new Bank(BANK.environment(), "other:443", BANK.userId()))).isFalse();
        assertThat(evidence().proven(new Bank(BANK.environment(), BANK.host(), "other"))).isFalse();
        desk.sql("update bank_evidence set proven_at = now() - interval '1439' minute");
        assertThat(evidence().proven(BANK)).isTrue();
        desk.sql("update bank_evidence set proven_at = now() - interval '1441' minute");
        assertThat(evidence().proven(BANK)).isFalse();
        evidence().record(BANK, desk.ids().next(), true, WHO);
        evidence().record(BANK, desk.ids().next(), false, WHO);
        assertThat(evidence().proven(BANK)).as("it did not know its own booking").isFalse();
        assertThat(desk.number("select count(*) from bank_evidence")).isEqualTo(1);
    }

    @Test
    void two_processes_that_learn_it_at_once_write_it_once() throws SQLException {
        desk.sql("delete from bank_evidence");
        long events = desk.number("select count(*) from event where kind = 'BANK_EVIDENCE'");
        List<CompletableFuture<Boolean>> recorded = List.of(new CompletableFuture<>(), new CompletableFuture<>());
        try (Connection other = desk.stage().test().connect()) {
            other.setAutoCommit(false);
            try (var hold = other.createStatement()) {
                hold.executeQuery("select id from desk for update").close();
            }
            for (CompletableFuture<Boolean> one : recorded) {
                desk.stage()
                        .pacing()
                        .start("recorder", () -> one.complete(evidence().record(BANK, desk.ids().next(), true, WHO)));
            }
            assertThat(recorded).noneMatch(CompletableFuture::isDone);
            other.commit();
        }
        List<Boolean> news = new ArrayList<>();
        recorded.forEach(one -> news.add(desk.stage().pacing().await(one, Duration.ofSeconds(30)).orElseThrow()));
        assertThat(news).containsExactlyInAnyOrder(true, false);
        assertThat(evidence().proven(BANK)).isTrue();
        assertThat(desk.number("select count(*) from event where kind = 'BANK_EVIDENCE'")).isEqualTo(events + 1);
    }

    @Test
    void what_is_learnt_has_an_event_and_what_is_known_has_none() {
        desk.sql("delete from bank_evidence");
        String all = "select state_before || ' > ' || state_after from event where kind = 'BANK_EVIDENCE'";
        int before = desk.texts(all).size();
        UUID first = desk.ids().next();
        UUID second = desk.ids().next();
        assertThat(evidence().record(BANK, first, true, WHO)).isTrue();
        assertThat(evidence().record(BANK, desk.ids().next(), true, WHO)).isFalse();
        assertThat(evidence().record(BANK, second, false, WHO)).isTrue();
        assertThat(evidence().record(BANK, desk.ids().next(), false, WHO)).isFalse();
        assertThat(desk.texts(all + " order by number").subList(before, before + 2))
                .containsExactly(
                        " > answers by our key: bank:443, booking " + first,
                        "answers by our key > does not answer by our key: bank:443, booking " + second);
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

package com.fxbatchtrader.store.run;

import static com.fxbatchtrader.store.run.RunDesk.LOCK;
import static com.fxbatchtrader.store.run.RunDesk.ME;
import static com.fxbatchtrader.store.run.RunDesk.OTHER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.OpenDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/// Leases are judged by the database's clock, read after the row is locked.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class LeaseStoreTest extends RunTest {

    private LeaseAnswer.Held renewed(RunKey key) {
        LeaseAnswer answer = desk.leases().renew(key, LOCK);
        assertThat(answer).isInstanceOf(LeaseAnswer.Held.class);
        return (LeaseAnswer.Held) answer;
    }

    private void assertLost(RunKey key, String why) {
        assertThat(desk.leases().renew(key, LOCK))
                .isInstanceOfSatisfying(LeaseAnswer.Lost.class, lost -> assertThat(lost.text()).contains(why));
        assertThat(desk.leases().check(key))
                .isInstanceOfSatisfying(LeaseAnswer.Lost.class, lost -> assertThat(lost.text()).contains(why));
    }

    @Test
    void a_renewal_prolongs_the_lock_from_the_databases_now() {
        UUID id = desk.batch(1);
        RunKey key = desk.claimed(ME).key();
        desk.set(
                id,
                "lock_timeout = now() + interval '2' second, requested_state = 'PAUSED', requested_by = 'x',"
                        + " requested_reason = 'y', max_concurrent_trades = 9");
        LeaseAnswer.Held held = renewed(key);
        assertThat(desk.row(id).lock().orElseThrow().expiresAt()).isEqualTo(held.databaseNow().plus(LOCK));
        assertThat(held.remaining()).isEqualTo(LOCK);
        assertThat(held.signals().limit()).isEqualTo(9);
        assertThat(held.signals().requested()).contains(BatchStatus.PAUSED);
        assertThat(held.stop()).isEmpty();
        assertThat(desk.row(id).fence()).as("a renewal is no acquisition").isEqualTo(1);
    }

    @Test
    void a_lock_that_has_run_out_is_not_renewed_though_nobody_took_it() {
        UUID id = desk.batch(1);
        RunKey key = desk.claimed(ME).key();
        desk.expire(id);
        assertLost(key, "has expired");
        assertThat(desk.row(id).lock().orElseThrow().expiresAt()).isBefore(desk.stage().pacing().instant());
    }

    @Test
    void a_lock_that_was_given_back_or_taken_over_is_not_renewed() {
        UUID id = desk.batch(1);
        RunKey first = desk.claimed(ME).key();
        desk.expire(id);
        RunKey second = desk.claimed(OTHER).key();
        assertLost(first, "held by " + OTHER + " with fence 2");
        desk.set(id, "locked_by = null, locked_at = null, lock_timeout = null");
        assertLost(second, "released, fence 2");
    }

    @Test
    void a_batch_that_is_gone_is_lost() {
        assertLost(new RunKey(desk.ids().next(), ME, 1), "gone");
    }

    @Test
    void the_gates_round_trip_tells_what_is_left_and_changes_nothing() {
        UUID id = desk.batch(1);
        Claim claim = desk.claimed(ME);
        LeaseAnswer.Held held = (LeaseAnswer.Held) desk.leases().check(claim.key());
        assertThat(held.remaining())
                .isEqualTo(Duration.between(held.databaseNow(), claim.databaseNow().plus(LOCK)))
                .isLessThan(LOCK);
        assertThat(desk.row(id).lock().orElseThrow().expiresAt()).isEqualTo(claim.databaseNow().plus(LOCK));
        desk.stop("audit");
        assertThat(((LeaseAnswer.Held) desk.leases().check(claim.key())).stop())
                .contains("stopped by user:thandi@desk-1: audit");
        assertThat(renewed(claim.key()).stop()).isPresent();
    }

    @Test
    void the_gates_round_trip_waits_for_nobody() throws SQLException {
        UUID id = desk.batch(1);
        RunKey key = desk.claimed(ME).key();
        try (Connection holder = desk.holding(id)) {
            assertThat(desk.leases().check(key)).isInstanceOf(LeaseAnswer.Held.class);
            holder.rollback();
        }
    }

    @Test
    void a_renewal_that_waited_for_the_row_beyond_the_end_of_the_lock_is_refused() throws Exception {
        UUID id = desk.batch(1);
        RunKey key = desk.claimed(ME).key();
        CompletableFuture<Boolean> asked = new CompletableFuture<>();
        CompletableFuture<LeaseAnswer> answer = new CompletableFuture<>();
        WatchedDatabase watched =
                new WatchedDatabase(
                        desk.database(),
                        sql -> {
                            if (sql.contains(" for ")) {
                                asked.complete(true);
                            }
                        });
        try (Connection holder = desk.holding(id)) {
            try (var update = holder.createStatement()) {
                update.executeUpdate(
                        "update batch set lock_timeout = now() + interval '0.15' second where id = '" + id + "'");
            }
            desk.stage()
                    .pacing()
                    .start(
                            "renewer",
                            () ->
                                    answer.complete(
                                            new LeaseStore(watched, desk.stage().pacing(), desk.ids())
                                                    .renew(key, LOCK)));
            desk.stage().pacing().await(asked);
            // the lock's end passes while the renewal waits for the row
            desk.stage().pacing().pause(Duration.ofMillis(250));
            assertThat(answer).isNotDone();
            holder.commit();
        }
        assertThat(desk.stage().pacing().await(answer)).isInstanceOf(LeaseAnswer.Lost.class);
    }

    @Test
    void a_row_that_is_held_for_too_long_is_an_unavailable_database_and_no_verdict() throws SQLException {
        UUID id = desk.batch(1);
        RunKey key = desk.claimed(ME).key();
        TradeWrite begun = desk.course(id, 2).begun();
        OpenDatabase hasty = WatchedDatabase.hasty(desk.database());
        var pacing = desk.stage().pacing();
        try (Connection holder = desk.holding(id)) {
            assertThatThrownBy(() -> new LeaseStore(hasty, pacing, desk.ids()).renew(key, LOCK))
                    .isInstanceOf(DatabaseUnavailableException.class);
            assertThatThrownBy(() -> new JournalStore(hasty, pacing, desk.ids()).commit(key, List.of(begun)))
                    .isInstanceOf(DatabaseUnavailableException.class);
            assertThatThrownBy(
                            () -> new JournalStore(hasty, pacing, desk.ids()).recorded(id, List.of(begun.event().id())))
                    .isInstanceOf(DatabaseUnavailableException.class);
            assertThatThrownBy(() -> new LeaveStore(hasty, pacing, desk.ids()).leave(key, LOCK))
                    .isInstanceOf(DatabaseUnavailableException.class);
            holder.rollback();
        }
        renewed(key);
        desk.write(key, begun);
    }

    @Test
    void leases_work_while_the_trades_have_used_up_their_connections() {
        desk.batch(1);
        RunKey key = desk.claimed(ME).key();
        int many = 24;
        ExecutorService pool = desk.stage().pacing().executor("trades", many);
        CompletableFuture<Boolean> go = new CompletableFuture<>();
        List<CompletableFuture<Void>> busy = new ArrayList<>();
        CompletableFuture<Boolean> inside = new CompletableFuture<>();
        for (int i = 0; i < many; i++) {
            busy.add(CompletableFuture.runAsync(() -> holdOne(inside, go), pool));
        }
        desk.stage().pacing().await(inside);
        try {
            renewed(key);
            assertThat(desk.leases().check(key)).isInstanceOf(LeaseAnswer.Held.class);
            assertThat(desk.journal().recorded(key.batchId(), List.of(desk.ids().next()))).isEmpty();
        } finally {
            go.complete(true);
            busy.forEach(CompletableFuture::join);
            pool.shutdown();
        }
    }

    private void holdOne(CompletableFuture<Boolean> inside, CompletableFuture<Boolean> go) {
        desk.database()
                .inTransactionDo(
                        session -> {
                            inside.complete(true);
                            desk.stage().pacing().await(go);
                        });
    }

    @Test
    void the_opener_of_a_file_marks_every_former_lock_as_expired_with_one_event_each() {
        UUID spared = desk.batch(1, 9);
        RunKey simulated = desk.claimed("demo-dead:1:x").key();
        UUID dead = desk.batch(2, 5);
        RunKey former = desk.claimed(OTHER).key();
        UUID free = desk.batch(1, 1);
        long events = desk.row(free).eventsHeadNumber();
        assertThat(desk.leases().expireFormerOwners("owner:" + ME, simulated.owner())).isEqualTo(1);
        assertThat(desk.kinds(dead, desk.row(dead).eventsHeadNumber())).containsExactly("BATCH_LOCK_EXPIRED");
        assertThat(desk.last(dead, "actor")).isEqualTo("owner:" + ME);
        assertThat(desk.last(dead, "state_before")).isEqualTo(OTHER);
        assertThat(desk.row(free).eventsHeadNumber()).isEqualTo(events);
        assertThat(desk.leases().renew(former, LOCK)).isInstanceOf(LeaseAnswer.Lost.class);
        renewed(simulated);
        assertThat(desk.row(dead).fence()).as("the fence stays").isEqualTo(1);
        assertThat(desk.claimed(ME).key()).isEqualTo(new RunKey(dead, ME, 2));
        assertThat(desk.claimedId(ME + "x")).contains(free);
        assertThat(desk.row(spared).lock().orElseThrow().owner()).isEqualTo(simulated.owner());
    }

    @Test
    void the_opener_spares_nobody_when_nobody_is_to_be_spared() {
        UUID first = desk.batch(1);
        desk.claimed("a:1:x");
        UUID second = desk.batch(1);
        desk.claimed("b:1:x");
        assertThat(desk.leases().expireFormerOwners("owner:" + ME, "")).isEqualTo(2);
        assertThat(List.of(desk.claimedId(ME), desk.claimedId(ME + "x")))
                .containsExactly(Optional.of(first), Optional.of(second));
    }
}

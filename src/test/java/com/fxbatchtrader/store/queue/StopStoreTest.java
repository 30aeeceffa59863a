package com.fxbatchtrader.store.queue;

import static com.fxbatchtrader.store.run.RunDesk.ME;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.run.Course;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.store.run.WatchedDatabase;
import com.fxbatchtrader.store.run.WriteResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/// The stop of all trading and its lifting.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class StopStoreTest extends QueueTest {

    private StopStore stops() {
        return new StopStore(desk.database(), desk.stage().pacing(), desk.ids());
    }

    private String lastOfDesk(String column) {
        return desk.texts("select " + column + " from event where stream = 'DESK' order by number desc").getFirst();
    }

    @Test
    void a_stopped_desk_claims_nothing_and_takes_no_intent_until_it_is_lifted() {
        UUID id = desk.batch(2);
        RunKey key = desk.claimed(ME).key();
        Course course = desk.course(id, 2);
        desk.write(key, course.begun(), course.quoted(1));
        desk.batch(1);
        assertDone(stops().stop(ANN, "strange rates"));
        assertThat(stops().why()).contains("stopped by " + ANN + ": strange rates");
        assertThat(List.of(lastOfDesk("kind"), lastOfDesk("actor"), lastOfDesk("reason")))
                .containsExactly("DESK_STOPPED", ANN, "strange rates");
        assertThat(desk.claimedId(ME)).isEmpty();
        assertThat(desk.journal().commit(key, List.of(desk.course(id, 2).intended())).results().getFirst())
                .isEqualTo(
                        new WriteResult.Refused(WriteResult.Refusal.STOPPED, "stopped by " + ANN + ": strange rates"));

        assertDone(stops().lift(BEN, "rates are right"));
        assertThat(stops().why()).isEmpty();
        assertThat(List.of(lastOfDesk("kind"), lastOfDesk("actor"))).containsExactly("DESK_STARTED", BEN);
        desk.write(key, desk.course(id, 2).intended());
    }

    @Test
    void a_second_stop_changes_nothing_and_names_the_first() {
        assertDone(stops().stop(ANN, "first"));
        assertThat(stops().stop(BEN, "second"))
                .isEqualTo(new Outcome.Same("the desk is stopped already, by " + ANN + ": first"));
        assertDone(stops().lift(ANN, "over"));
        assertThat(stops().lift(BEN, "over")).isEqualTo(new Outcome.Same("the desk is not stopped"));
    }

    @Test
    void what_a_failover_has_stopped_is_lifted_only_when_all_is_matched() {
        desk.batch(2);
        desk.sql(
                "update desk set blocked_reason = 'blocked: the server was promoted', blocked_at = current_timestamp,"
                        + " match_until = current_timestamp");
        desk.sql(
                "insert into match_item (id, kind, client_id, state, next_ask_at)"
                        + " select id, 'TRADE', client_id, 'OPEN', current_timestamp from trade");
        assertThat(stops().why().orElse(""))
                .startsWith("blocked: the server was promoted (")
                .contains(" trades and the statements of 0 of 0 accounts are still to be matched with the bank");
        assertThat(refused(stops().lift(ANN, "go"))).matches("it cannot be lifted yet: (\\d+) of \\1 trades.*");
        assertThat(desk.claimedId(ME)).isEmpty();

        desk.sql("update match_item set state = 'FREE'");
        assertDone(stops().lift(ANN, "go"));
        assertThat(List.of(lastOfDesk("kind"), lastOfDesk("actor"), lastOfDesk("reason")))
                .containsExactly("DESK_UNBLOCKED", ANN, "go");
        assertThat(stops().why()).isEmpty();
        assertThat(desk.claimedId(ME)).isPresent();
    }

    @Test
    void it_returns_only_when_a_group_that_began_before_has_ended() throws SQLException {
        UUID id = desk.batch(1);
        desk.claimed(ME);
        ExecutorService pool = desk.stage().pacing().executor("stopper", 1);
        CountDownLatch touching = new CountDownLatch(1);
        WatchedDatabase watched =
                new WatchedDatabase(
                        desk.database(),
                        sql -> {
                            if (sql.toLowerCase(Locale.ROOT).contains("from batch") && sql.contains("for ")) {
                                touching.countDown();
                            }
                        });
        StopStore stops = new StopStore(watched, desk.stage().pacing(), desk.ids());
        try (Connection group = desk.holding(id)) {
            CompletableFuture<Outcome> stopped = CompletableFuture.supplyAsync(() -> stops.stop(ANN, "now"), pool);
            awaitOr(touching, stopped);
            assertThat(desk.number("select count(*) from desk where stopped_at is not null")).isEqualTo(1);
            assertThat(stopped).isNotDone();
            group.rollback();
            assertDone(stopped.join());
        } finally {
            pool.shutdown();
        }
    }

    private static void awaitOr(CountDownLatch latch, CompletableFuture<?> instead) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).as("%s", instead).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void it_says_what_is_still_at_the_bank_and_for_how_long_at_most() {
        BankStore bank = new BankStore(desk.database());
        UUID id = desk.batch(2);
        RunKey key = desk.claimed(ME).key();
        assertThat(bank.of(id)).isEqualTo(new BankStore.AtBank(0, Duration.ZERO));
        int others = bank.all().trades();
        Course course = desk.course(id, 2);
        desk.write(key, course.begun(), course.quoted(1), course.intended());
        assertThat(bank.all().trades()).isEqualTo(others + 1);
        assertThat(bank.of(id).atMost()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(61));
        desk.write(key, course.doubted());
        assertThat(bank.all().trades()).isEqualTo(others);
    }
}

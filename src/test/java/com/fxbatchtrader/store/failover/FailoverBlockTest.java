package com.fxbatchtrader.store.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.PostgresServers;
import com.fxbatchtrader.store.TestDatabase;
import com.fxbatchtrader.store.run.Course;
import com.fxbatchtrader.store.run.LeaseAnswer;
import com.fxbatchtrader.store.run.RunDesk;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.store.run.WriteResult;
import com.fxbatchtrader.store.sql.Sql;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// A desk whose row names another server than the one that answers, on a real one.
class FailoverBlockTest {

    private static final String OTHER_TIMELINE = "update desk set server_timeline = 7";

    private RunDesk desk;

    @BeforeEach
    void open() {
        desk = new RunDesk(DatabaseKind.POSTGRESQL);
    }

    @AfterEach
    void remove() {
        desk.close();
    }

    private void reconnect() {
        try (Database other =
                Database.open(desk.stage().test().settings(), TestDatabase.ENTITIES, desk.stage().pacing())) {
            assertThat(other.deskId()).isEqualTo(desk.database().deskId());
        }
    }

    private String desk(String column) {
        return String.valueOf(desk.texts("select " + column + " from desk").getFirst());
    }

    private String stop() {
        return desk.database().inTransaction(session -> session.doReturningWork(DeskGuard::read)).why().orElse("");
    }

    @Test
    void the_first_contact_notes_the_server_and_the_next_ones_find_it_unchanged() {
        assertThat(desk("server_system_id")).matches("\\d{15,20}");
        assertThat(desk("server_timeline")).isEqualTo("1");
        assertThat(Long.parseLong(desk("server_database"))).isPositive();
        desk.sql("update desk set server_system_id = null, server_database = null");
        reconnect();
        assertThat(desk("server_system_id")).matches("\\d{15,20}");
        assertThat(desk("blocked_reason")).isEqualTo("null");
        assertThat(stop()).isEmpty();
    }

    @Test
    void what_a_connection_keeps_of_its_server_is_what_it_would_find_out_anew() throws SQLException {
        try (Connection connection = desk.stage().test().connect()) {
            DeskGuard first = DeskGuard.read(connection);
            assertThat(kept(connection)).matches("\\d+/1/\\d+");
            assertThat(DeskGuard.read(connection)).isEqualTo(first);
            Sql.first(connection, "select set_config('fxbatch.server_now', '5/6/7', false)", Sql.Binding.NONE, _ -> 1);
            assertThat(DeskGuard.read(connection).present())
                    .as("it is read from what is kept")
                    .isEqualTo(new ServerIdentity(Optional.of("5"), OptionalLong.of(6), OptionalLong.of(7)));
            try (Statement statement = connection.createStatement()) {
                statement.execute("discard all");
            }
            assertThat(DeskGuard.read(connection)).isEqualTo(first);
        }
    }

    private static String kept(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "select current_setting('fxbatch.server_now', true) as kept",
                        Sql.Binding.NONE,
                        row -> Sql.text(row, "kept"))
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OTHER_TIMELINE,
                "update desk set server_system_id = '4711'",
                "update desk set server_database = 1"
            })
    void a_new_connection_to_a_changed_server_blocks_the_desk_for_everybody(String change) {
        UUID queued = desk.batch(2);
        UUID running = desk.batch(3);
        desk.set(running, "priority = 10");
        RunKey key = desk.claimed(RunDesk.ME).key();
        assertThat(key.batchId()).isEqualTo(running);
        desk.sql(change);
        reconnect();

        assertThat(stop()).startsWith("blocked: the database server has changed (").contains("fxbatch start --reason");
        assertThat(desk.row(running).fence()).isEqualTo(1001);
        assertThat(desk.row(queued).fence()).isEqualTo(1000);
        assertThat(desk.last(running, "kind")).isEqualTo("BATCH_LOCK_EXPIRED");
        assertThat(desk.leases().renew(key, RunDesk.LOCK)).isInstanceOf(LeaseAnswer.Lost.class);
        assertThat(desk.claim(RunDesk.OTHER)).isEmpty();
        assertThat(desk.texts("select kind from event where stream = 'DESK' order by number desc").getFirst())
                .isEqualTo("DESK_BLOCKED");
        assertThat(desk.number("select count(*) from match_item where kind = 'TRADE'")).isEqualTo(5);
        assertThat(desk.number("select count(*) from match_item where kind = 'ACCOUNT'")).isEqualTo(4);
        desk.assertSound();

        reconnect();
        assertThat(desk.row(queued).fence()).as("seen once, blocked once").isEqualTo(1000);
    }

    @Test
    void no_intent_is_taken_on_a_changed_server_also_before_anybody_has_noted_the_change() {
        UUID id = desk.batch(2);
        RunKey key = desk.claimed(RunDesk.ME).key();
        Course course = desk.course(id, 2);
        desk.write(key, course.begun(), course.quoted(1));
        // from here on no new connection is made: one would note the change at once
        assertThat(desk.leases().check(key)).isInstanceOf(LeaseAnswer.Held.class);
        // as behind a pooler, which moves a connection's next transaction to another server
        desk.sql(OTHER_TIMELINE);
        assertThat(desk.journal().commit(key, List.of(course.intended())).results().getFirst())
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> {
                            assertThat(refused.why()).isEqualTo(WriteResult.Refusal.STOPPED);
                            assertThat(refused.text()).contains("a standby was promoted");
                        });
        assertThat(desk.leases().check(key))
                .isInstanceOfSatisfying(LeaseAnswer.Held.class, held -> assertThat(held.stop()).isPresent());
        assertThat(desk.claim(RunDesk.OTHER)).isEmpty();
        assertThat(desk("blocked_timeline")).as("the claim has noted it").isEqualTo("1");
        assertThat(desk.row(id).fence()).isEqualTo(1001);
    }

    @Test
    void doubts_are_not_asked_for_while_what_was_lost_is_being_matched() {
        UUID id = desk.batch(1);
        RunKey key = desk.claimed(RunDesk.ME).key();
        desk.write(key, desk.course(id, 2).intoDoubt(5));
        desk.leaves().leave(key, java.time.Duration.ZERO);
        desk.sql(OTHER_TIMELINE);
        assertThat(desk.claims().claimDue(RunDesk.ME, RunDesk.LOCK)).isEmpty();
        assertThat(desk.claims().claimForAsking(id, RunDesk.ME, RunDesk.LOCK)).isEmpty();
        assertThat(desk("blocked_timeline")).isEqualTo("1");
    }

    @Test
    void a_second_change_while_the_desk_is_blocked_begins_the_matching_anew() {
        desk.batch(1);
        desk.sql(OTHER_TIMELINE);
        reconnect();
        desk.sql("update match_item set state = 'FREE'");
        desk.sql("update desk set blocked_timeline = 9");
        reconnect();
        assertThat(desk.number("select count(*) from match_item where state <> 'OPEN'")).isZero();
        assertThat(desk("blocked_timeline")).isEqualTo("1");
        assertThat(desk("server_timeline")).as("the server that was traded on last").isEqualTo("7");
    }

    @Test
    void a_copy_of_the_database_on_the_same_server_is_another_one() {
        desk.batch(1);
        PostgresServers server = PostgresServers.shared();
        String original = desk.stage().test().settings().location().shown().replaceAll(".*/", "");
        desk.database().close();
        server.execute(
                "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '" + original + "'");
        String copy = server.database("template " + original);
        try (Database opened = Database.open(server.settings(copy), TestDatabase.ENTITIES, desk.stage().pacing())) {
            DeskGuard guard = opened.inTransaction(session -> session.doReturningWork(DeskGuard::read));
            assertThat(guard.blocked().orElse("")).contains("another database of the same server");
        } finally {
            server.drop(copy);
        }
    }

    @Test
    void what_a_server_does_not_tell_is_not_compared() {
        ServerIdentity known =
                new ServerIdentity(
                        java.util.Optional.of("1"), java.util.OptionalLong.of(1), java.util.OptionalLong.of(5));
        assertThat(known.differsFrom(ServerIdentity.UNKNOWN)).isFalse();
        assertThat(ServerIdentity.UNKNOWN.differsFrom(known)).isFalse();
        assertThat(ServerIdentity.UNKNOWN.orElse(known)).isEqualTo(known);
        assertThat(ServerIdentity.UNKNOWN.toString()).isEqualTo("system unknown, timeline unknown, database unknown");
    }
}

package com.fxbatchtrader.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fxbatchtrader.testing.FaultProxy;
import com.fxbatchtrader.testing.FaultProxy.Fault;
import com.fxbatchtrader.testing.QuickTimeouts;
import com.fxbatchtrader.time.SystemPacing;
import com.zaxxer.hikari.HikariDataSource;

import org.awaitility.Awaitility;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A real PostgreSQL behind a network that fails: what became of a transaction is always said exactly.
class PostgresFaultsTest {

    private static final Duration BOUND = Duration.ofSeconds(8);

    private final SystemPacing pacing = new SystemPacing();
    private final PostgresServers server = PostgresServers.shared();
    private String name = "";
    private FaultProxy proxy;
    private Database database;

    @BeforeEach
    void open() {
        name = server.migratedDatabase();
        proxy = new FaultProxy(server.port(), pacing);
        database =
                Database.open(
                        server.settings(name, proxy.port())
                                .ownedBy("desk-1:4711:a1b2")
                                .withTimeouts(QuickTimeouts.quick(Duration.ofMillis(700))),
                        TestDatabase.ENTITIES,
                        pacing);
    }

    @AfterEach
    void remove() {
        proxy.blackHole(false);
        database.close();
        proxy.close();
        server.drop(name);
    }

    private static UUID insert(StatelessSession session) {
        UUID id = UUID.randomUUID();
        session.createNativeMutationQuery(
                        "insert into reference_rate (id, pair, rate, since, source, set_by)"
                                + " values (:id, 'USD/ZAR', 17.79, now(), 'test', 'test')")
                .setParameter("id", id)
                .executeUpdate();
        return id;
    }

    private boolean isThere(UUID id) {
        return database.inLeaseTransaction(
                session ->
                        session.createNativeQuery("select count(*) from reference_rate where id = :id", Long.class)
                                        .setParameter("id", id)
                                        .getSingleResult()
                                == 1);
    }

    private UUID insertWithCommit(Fault fault) {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(
                        () ->
                                database.inTransactionDo(
                                        session -> {
                                            session.createNativeMutationQuery(
                                                            "insert into reference_rate (id, pair, rate, since, source,"
                                                                    + " set_by) values (:id, 'USD/ZAR', 17.79, now(),"
                                                                    + " 'test', 'test')")
                                                    .setParameter("id", id)
                                                    .executeUpdate();
                                            proxy.onNextRequest(fault);
                                        }))
                .isInstanceOf(CommitUnknownException.class)
                .hasMessageContaining("unknown");
        return id;
    }

    // one fault a test: the pool puts another connection in the place of a lost one, whose greeting may be the "next"
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CUT_ANSWER", "RESET_ANSWER"})
    void a_commit_whose_answer_is_cut_off_is_unknown_and_was_kept(Fault fault) {
        assertThat(isThere(insertWithCommit(fault))).isTrue();
    }

    @Test
    void a_commit_that_never_arrived_is_unknown_and_was_not_kept() {
        assertThat(isThere(insertWithCommit(Fault.CUT_REQUEST))).isFalse();
    }

    @Test
    void a_commit_without_any_answer_is_unknown_within_the_socket_time_out() {
        long began = pacing.nanos();
        UUID[] id = new UUID[1];
        assertThatThrownBy(
                        () ->
                                database.inTransactionDo(
                                        session -> {
                                            id[0] = insert(session);
                                            proxy.blackHole(true);
                                        }))
                .isInstanceOf(CommitUnknownException.class);
        assertThat(Duration.ofNanos(pacing.nanos() - began)).isLessThan(BOUND);
        proxy.blackHole(false);
        assertThat(isThere(id[0])).isFalse();
    }

    @Test
    void a_statement_that_is_cut_off_has_not_happened() {
        UUID[] id = new UUID[1];
        assertThatThrownBy(
                        () ->
                                database.inTransactionDo(
                                        session -> {
                                            id[0] = insert(session);
                                            proxy.onNextRequest(Fault.CUT_ANSWER);
                                            insert(session);
                                        }))
                .isInstanceOf(DatabaseUnavailableException.class);
        assertThat(isThere(id[0])).isFalse();
    }

    @Test
    void a_connection_that_the_server_ends_before_the_commit_has_done_nothing() {
        UUID[] id = new UUID[1];
        assertThatThrownBy(
                        () ->
                                database.inTransactionDo(
                                        session -> {
                                            id[0] = insert(session);
                                            int backend =
                                                    session.createNativeQuery("select pg_backend_pid()", Integer.class)
                                                            .getSingleResult();
                                            server.execute("select pg_terminate_backend(" + backend + ", 5000)");
                                            insert(session);
                                        }))
                .isInstanceOf(DatabaseUnavailableException.class);
        assertThat(isThere(id[0])).isFalse();
    }

    @Test
    void work_that_hides_a_lost_connection_commits_nothing() {
        assertThatThrownBy(
                        () ->
                                database.inTransactionDo(
                                        session -> {
                                            proxy.onNextRequest(Fault.CUT_REQUEST);
                                            assertThat(catchThrowable(() -> insert(session))).isNotNull();
                                        }))
                .isInstanceOfAny(DatabaseUnavailableException.class, IllegalStateException.class);
    }

    @Test
    void an_owner_that_sleeps_in_a_transaction_loses_it_and_its_locks() {
        assertThatThrownBy(
                        () ->
                                database.inTransactionDo(
                                        session -> {
                                            insert(session);
                                            pacing.pause(Duration.ofSeconds(1));
                                            insert(session);
                                        }))
                .isInstanceOf(DatabaseUnavailableException.class);
    }

    @Test
    void a_row_that_is_locked_for_long_is_given_up_without_losing_the_connection() throws Exception {
        CompletableFuture<Boolean> held = new CompletableFuture<>();
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        pacing.start(
                "holder",
                () -> {
                    database.inLeaseTransaction(
                            session -> {
                                session.createNativeQuery("select id from desk for update", Short.class)
                                        .getSingleResult();
                                held.complete(true);
                                return pacing.await(done, Duration.ofMillis(600));
                            });
                    ended.complete(true);
                });
        held.get(10, TimeUnit.SECONDS);
        Throwable refused =
                catchThrowable(
                        () ->
                                database.inTransactionDo(
                                        session ->
                                                session.createNativeMutationQuery("update desk set zone = 'UTC'")
                                                        .executeUpdate()));
        assertThat(refused).isNotNull().isNotInstanceOfAny(DatabaseException.class, CommitUnknownException.class);
        done.complete(true);
        ended.get(10, TimeUnit.SECONDS);
    }

    @Test
    void a_database_that_is_gone_is_unavailable_within_bounds_and_comes_back_by_itself() {
        proxy.down();
        long began = pacing.nanos();
        assertThatThrownBy(() -> database.inTransaction(PostgresFaultsTest::insert))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("check that the server runs");
        assertThatThrownBy(() -> database.inLeaseTransaction(PostgresFaultsTest::insert))
                .isInstanceOf(DatabaseUnavailableException.class);
        assertThat(Duration.ofNanos(pacing.nanos() - began)).isLessThan(BOUND);
        proxy.up();
        Awaitility.await()
                .atMost(BOUND)
                .ignoreExceptions()
                .until(() -> isThere(database.inTransaction(PostgresFaultsTest::insert)));
    }

    @Test
    void a_network_that_swallows_everything_is_unavailable_within_bounds() {
        proxy.blackHole(true);
        long began = pacing.nanos();
        assertThatThrownBy(() -> database.inTransaction(PostgresFaultsTest::insert))
                .isInstanceOf(DatabaseUnavailableException.class);
        assertThat(Duration.ofNanos(pacing.nanos() - began)).isLessThan(BOUND);
    }

    @Test
    void a_server_that_restarts_is_survived() {
        assertThat(isThere(database.inTransaction(PostgresFaultsTest::insert))).isTrue();
        server.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        Awaitility.await()
                .atMost(BOUND)
                .ignoreExceptions()
                .until(() -> isThere(database.inTransaction(PostgresFaultsTest::insert)));
    }

    @Test
    void a_commit_that_stopped_waiting_for_its_standby_is_unknown() {
        server.execute("alter system set synchronous_standby_names = 'nobody'");
        server.execute("select pg_reload_conf()");
        try {
            // The limit on the socket's silence ends the wait: PostgreSQL's limit on statements does not run in a
            // commit.
            Awaitility.await()
                    .atMost(BOUND)
                    .until(
                            () ->
                                    catchThrowable(() -> database.inTransaction(PostgresFaultsTest::insert))
                                            instanceof CommitUnknownException);
            CompletableFuture<Throwable> failed = new CompletableFuture<>();
            pacing.start(
                    "intent",
                    () ->
                            failed.complete(
                                    catchThrowable(
                                            () ->
                                                    database.inTransactionDo(
                                                            session -> {
                                                                insert(session);
                                                                database.liftStatementTimeout(session);
                                                            }))));
            assertThat(pacing.await(failed, Duration.ofMillis(1600))).as("an intent's commit waits on").isEmpty();
            server.execute("select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'");
            assertThat(pacing.await(failed, BOUND)).get().isInstanceOf(CommitUnknownException.class);
        } finally {
            server.execute("alter system reset synchronous_standby_names");
            server.execute("select pg_reload_conf()");
        }
    }

    @ParameterizedTest
    @CsvSource({"off, on", "local, on", "remote_write, remote_write", "remote_apply, remote_apply"})
    void a_commit_waits_for_the_disk_at_least(String set, String used) {
        server.execute("alter database " + name + " set synchronous_commit = " + set);
        try (Database again = Database.open(server.settings(name), TestDatabase.ENTITIES, pacing)) {
            assertThat(setting(again, "synchronous_commit")).isEqualTo(used);
        }
    }

    @Test
    void the_session_is_ours_whatever_the_role_says() {
        server.execute("alter database " + name + " set default_transaction_isolation = 'serializable'");
        server.execute("alter database " + name + " set statement_timeout = 0");
        try (Database again =
                Database.open(server.settings(name).ownedBy("desk-1:4711:a1b2"), TestDatabase.ENTITIES, pacing)) {
            assertThat(setting(again, "transaction_isolation")).isEqualTo("read committed");
            assertThat(setting(again, "statement_timeout")).isEqualTo("20s");
            assertThat(setting(again, "lock_timeout")).isEqualTo("5s");
            assertThat(setting(again, "idle_in_transaction_session_timeout")).isEqualTo("15s");
            assertThat(setting(again, "application_name")).isEqualTo("fxbatch desk-1:4711:a1b2");
        }
    }

    private static String setting(Database database, String name) {
        return database.inTransaction(
                session ->
                        session.createNativeQuery("select current_setting(:name)", String.class)
                                .setParameter("name", name)
                                .getSingleResult());
    }

    @Test
    void a_pool_whose_very_first_connection_is_lost_at_once_gives_others() throws SQLException {
        AtomicBoolean first = new AtomicBoolean(true);
        DatabaseSettings through = server.settings(name, proxy.port());
        DriverDataSource source =
                DataSources.of(through)
                        .greetedBy(
                                _ -> {
                                    if (first.getAndSet(false)) {
                                        // what the pool asks a new connection next gets no answer
                                        proxy.onNextRequest(Fault.CUT_REQUEST);
                                    }
                                });
        try (HikariDataSource pool = DataSources.pool("lost", through, source, 2)) {
            Awaitility.await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> works(pool));
        }
    }

    private static boolean works(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(1);
        }
    }
}

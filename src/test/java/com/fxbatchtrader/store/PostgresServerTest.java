package com.fxbatchtrader.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.store.DatabaseException.Kind;
import com.fxbatchtrader.store.postgresql.ServerFacts;
import com.fxbatchtrader.time.SystemPacing;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// What a server tells of itself, and what is said when it cannot be used.
class PostgresServerTest {

    private final SystemPacing pacing = new SystemPacing();
    private final PostgresServers server = PostgresServers.shared();

    private Database open(DatabaseSettings settings) {
        return Database.open(settings.ownedBy("desk-1:4711:a1b2"), TestDatabase.ENTITIES, pacing);
    }

    private static void assertRefused(ThrowingCallable opening, Kind kind, String... words) {
        assertThatThrownBy(opening)
                .isInstanceOf(DatabaseException.class)
                .hasMessageContainingAll(words)
                .extracting(e -> ((DatabaseException) e).kind())
                .isEqualTo(kind);
    }

    @Test
    void tells_its_version_system_and_timeline_and_the_desk_keeps_them() {
        String name = server.emptyDatabase();
        try (Database database = open(server.settings(name))) {
            ServerFacts facts = database.server().orElseThrow();
            assertThat(facts.version()).isGreaterThanOrEqualTo(140_000);
            assertThat(facts.encoding()).isEqualTo("UTF8");
            assertThat(facts.standby()).isFalse();
            assertThat(facts.pooled()).isFalse();
            assertThat(facts.systemId()).hasValueSatisfying(id -> assertThat(id).matches("\\d{15,20}"));
            assertThat(facts.timeline()).hasValue(1);
            assertThat(facts.fsync()).isFalse();
            assertThat(facts.synchronousStandbys()).isEmpty();
            String kept =
                    database.inTransaction(
                            session ->
                                    session.createNativeQuery(
                                                    "select server_system_id || ':' || server_timeline from desk",
                                                    String.class)
                                            .getSingleResult());
            assertThat(kept).isEqualTo(facts.systemId().orElse("") + ":1");
        }
        server.drop(name);
    }

    private DatabaseSettings as(String role, String name) {
        return DatabaseSettings.parse("jdbc:postgresql://127.0.0.1:" + server.port() + "/" + name, role, "hunter2");
    }

    @Test
    void calls_unknown_what_it_may_not_tell() {
        String name = server.emptyDatabase();
        server.execute("create role teller login password 'hunter2'");
        server.execute("alter database " + name + " owner to teller");
        server.execute(name, "revoke execute on function pg_control_system() from public");
        server.execute(name, "revoke execute on function pg_walfile_name(pg_lsn) from public");
        try (Database database = open(as("teller", name))) {
            ServerFacts facts = database.server().orElseThrow();
            assertThat(facts.version()).isGreaterThanOrEqualTo(140_000);
            assertThat(facts.systemId()).isEmpty();
            assertThat(facts.timeline()).isEmpty();
        } finally {
            server.drop(name);
            server.execute("drop role teller");
        }
    }

    @Test
    void tables_that_the_user_may_not_read_are_told_so() {
        String name = server.migratedDatabase();
        server.execute("create role stranger login password 'hunter2'");
        server.execute("alter database " + name + " owner to stranger");
        try {
            assertRefused(
                    () -> open(as("stranger", name)),
                    Kind.NO_PERMISSION,
                    "permission denied",
                    "give this user the right");
        } finally {
            server.drop(name);
            server.execute("drop role stranger");
        }
    }

    @Test
    void the_time_out_of_statements_is_lifted_for_one_transaction_only() {
        String name = server.emptyDatabase();
        try (Database database = open(server.settings(name))) {
            String lifted =
                    database.inTransaction(
                            session -> {
                                database.liftStatementTimeout(session);
                                return timeout(session);
                            });
            assertThat(lifted).isEqualTo("0");
            for (int i = 0; i < 10; i++) {
                assertThat(database.inTransaction(PostgresServerTest::timeout)).isEqualTo("20s");
            }
        }
        server.drop(name);
    }

    private static String timeout(StatelessSession session) {
        return session.createNativeQuery("show statement_timeout", String.class).getSingleResult();
    }

    @Test
    void text_that_is_not_utf_8_is_refused() {
        String name = server.database("encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0");
        assertRefused(() -> open(server.settings(name)), Kind.WRONG_SERVER, "LATIN1", "UTF8");
        server.drop(name);
    }

    @Test
    void a_user_that_may_not_make_tables_is_told_so() {
        String name = server.emptyDatabase();
        server.execute("create role guest login password 'hunter2'");
        try {
            assertRefused(() -> open(as("guest", name)), Kind.NO_PERMISSION, "may not make tables", "grant");
        } finally {
            server.drop(name);
            server.execute("drop role guest");
        }
    }

    @Test
    void a_database_or_user_that_is_not_there_is_told_so() {
        assertRefused(() -> open(server.settings("nowhere")), Kind.UNREACHABLE, "\"nowhere\"");
        String name = server.emptyDatabase();
        assertRefused(() -> open(as("nobody", name)), Kind.WRONG_CREDENTIALS, "FXBATCH_DB_PASSWORD");
        server.drop(name);
    }

    @Test
    void a_server_that_is_not_there_is_told_so_at_once() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        DatabaseSettings settings =
                DatabaseSettings.parse("jdbc:postgresql://127.0.0.1:" + port + "/desk", "ann", "hunter2");
        assertRefused(() -> open(settings), Kind.UNREACHABLE, "127.0.0.1:" + port, "check that the server runs");
        assertThatThrownBy(() -> open(settings)).message().doesNotContain("hunter2");
    }
}

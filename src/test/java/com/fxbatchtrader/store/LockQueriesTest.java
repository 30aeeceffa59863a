package com.fxbatchtrader.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.trade.Trade;
import com.fxbatchtrader.time.SystemPacing;

import org.hibernate.LockMode;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

/// Row locks: the SQL that Hibernate makes of them is pinned, for with a join, a limit or a sort it would lock other
/// rows than the one that was meant, or none.
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class LockQueriesTest {

    private final SystemPacing pacing = new SystemPacing();
    private final TestDatabase fresh;

    LockQueriesTest(DatabaseKind kind) {
        fresh = TestDatabase.fresh(kind, pacing);
    }

    @AfterEach
    void remove() {
        fresh.close();
    }

    private List<String> sqlOf(Class<?> entity, LockMode mode) throws SQLException {
        fresh.database();
        List<String> seen = new ArrayList<>();
        DataSource source = DataSources.of(fresh.settings());
        try (SessionFactory factory = SessionFactories.start(source, TestDatabase.ENTITIES);
                Connection connection = source.getConnection();
                StatelessSession session =
                        factory.withStatelessOptions()
                                .connection(connection)
                                .statementInspector(
                                        (UnaryOperator<String>)
                                                sql -> {
                                                    seen.add(sql.toLowerCase(Locale.ROOT));
                                                    return sql;
                                                })
                                .openStatelessSession()) {
            session.beginTransaction();
            session.get(entity, UUID.randomUUID(), mode);
            session.getTransaction().rollback();
        }
        return seen;
    }

    private static void assertLocksOneTable(List<String> seen, String table, String ending) {
        assertThat(seen).hasSize(1);
        String sql = seen.getFirst();
        assertThat(sql)
                .containsPattern("^select [a-z0-9_., ]+ from " + table + " [a-z0-9_]+ where [a-z0-9_]+\\.id=\\? ");
        assertThat(sql.replaceFirst(" of [a-z0-9_]+", "")).as(sql).matches(".* " + ending);
        assertThat(sql)
                .doesNotContain("join")
                .doesNotContain("order by")
                .doesNotContain("fetch")
                .doesNotContain("limit");
    }

    @Test
    void a_claim_locks_one_row_by_id_and_passes_over_a_taken_one() throws SQLException {
        assertLocksOneTable(
                sqlOf(Batch.class, LockMode.UPGRADE_SKIPLOCKED), "batch", "for (no key )?update skip locked");
        assertLocksOneTable(
                sqlOf(Trade.class, LockMode.UPGRADE_SKIPLOCKED), "trade", "for (no key )?update skip locked");
    }

    @Test
    void a_write_locks_one_row_by_id_and_waits_for_it() throws SQLException {
        assertLocksOneTable(sqlOf(Batch.class, LockMode.PESSIMISTIC_WRITE), "batch", "for (no key )?update");
    }

    @Test
    void a_claim_passes_over_the_row_that_is_taken_and_no_other() throws Exception {
        UUID free;
        UUID taken;
        try (Connection connection = fresh.connect()) {
            Rows rows = new Rows(connection);
            taken = rows.batch(Map.of());
            free = rows.batch(Map.of());
        }
        Database database = fresh.database();
        CompletableFuture<Boolean> held = new CompletableFuture<>();
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        pacing.start(
                "holder",
                () -> {
                    database.inTransactionDo(
                            session -> {
                                session.get(Batch.class, taken, LockMode.PESSIMISTIC_WRITE);
                                held.complete(true);
                                pacing.await(done);
                            });
                    ended.complete(true);
                });
        held.get(10, TimeUnit.SECONDS);
        assertThat(lockable(database, free)).isTrue();
        assertThat(lockable(database, taken)).isFalse();
        done.complete(true);
        ended.get(10, TimeUnit.SECONDS);
        assertThat(lockable(database, taken)).isTrue();
    }

    private static boolean lockable(Database database, UUID id) {
        return database.inTransaction(session -> session.get(Batch.class, id, LockMode.UPGRADE_SKIPLOCKED) != null);
    }
}

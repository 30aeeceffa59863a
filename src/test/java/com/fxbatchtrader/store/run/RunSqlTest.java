package com.fxbatchtrader.store.run;

import static com.fxbatchtrader.store.run.RunDesk.LOCK;
import static com.fxbatchtrader.store.run.RunDesk.ME;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.sql.Params;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// The SQL of the claim: what locks is pinned, and what reads is found by an index however many batches there are.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class RunSqlTest extends RunTest {

    private void assertLocks(List<String> locking, String ending) {
        assertThat(locking)
                .isNotEmpty()
                .allSatisfy(
                        sql -> {
                            assertThat(sql).startsWith("select ");
                            assertThat(sql.replaceFirst(" of b\\d_\\d", "")).endsWith(ending);
                            assertThat(sql).containsPattern(" from batch b\\d_\\d where b\\d_\\d\\.id=\\? for ");
                            assertThat(sql.split(" from ", -1)).as("one table").hasSize(2);
                        });
    }

    @Test
    void a_claim_locks_by_id_alone_and_skips_what_is_locked() {
        desk.batch(1);
        WatchedDatabase watched = new WatchedDatabase(desk.database(), _ -> {});
        new ClaimStore(watched, desk.stage().pacing(), desk.ids()).claimNext(ME, LOCK, Set.of());
        assertLocks(watched.locking(), skipping());
    }

    @Test
    void a_renewal_and_a_leaving_lock_by_id_alone_and_wait() {
        desk.batch(1);
        RunKey key = desk.claimed(ME).key();
        WatchedDatabase watched = new WatchedDatabase(desk.database(), _ -> {});
        var pacing = desk.stage().pacing();
        new LeaseStore(watched, pacing, desk.ids()).renew(key, LOCK);
        new LeaveStore(watched, pacing, desk.ids()).leave(key, LOCK);
        assertThat(watched.locking()).hasSize(2);
        assertLocks(watched.locking(), waiting());
    }

    @Test
    void a_group_waits_for_whoever_writes_its_batch() throws SQLException {
        UUID batch = desk.batch(1);
        RunKey key = desk.claimed(ME).key();
        JournalStore journal =
                new JournalStore(WatchedDatabase.hasty(desk.database()), desk.stage().pacing(), desk.ids());
        List<TradeWrite> writes = List.of(desk.course(batch, 2).begun());
        try (Connection other = desk.holding(batch)) {
            assertThatThrownBy(() -> journal.commit(key, writes)).isInstanceOf(DatabaseUnavailableException.class);
            other.rollback();
        }
        assertThat(journal.commit(key, writes).results()).hasOnlyElementsOfType(WriteResult.Done.class);
    }

    @Test
    void a_group_does_not_wait_for_rows_that_refer_to_its_batch() throws SQLException {
        UUID batch = desk.batch(1);
        RunKey key = desk.claimed(ME).key();
        JournalStore journal =
                new JournalStore(WatchedDatabase.hasty(desk.database()), desk.stage().pacing(), desk.ids());
        try (Connection other = desk.stage().test().connect()) {
            other.setAutoCommit(false);
            if (kind == DatabaseKind.POSTGRESQL) {
                // as each new row does that refers to it
                try (PreparedStatement refer =
                        other.prepareStatement("select 1 from batch where id = ? for key share")) {
                    new Params(refer).id(batch);
                    refer.execute();
                }
            }
            assertThat(journal.commit(key, List.of(desk.course(batch, 2).begun())).results())
                    .hasOnlyElementsOfType(WriteResult.Done.class);
            other.rollback();
        }
    }

    private String skipping() {
        return waiting() + " skip locked";
    }

    private String waiting() {
        return kind == DatabaseKind.POSTGRESQL ? " for no key update" : " for update";
    }

    @Test
    void the_candidates_are_found_by_an_index() throws SQLException {
        try (RunDesk full = new RunDesk(kind);
                Connection connection = full.stage().test().connect()) {
            fill(connection);
            String queued = plan(connection, Candidates.QUEUED, true);
            // H2 prefers the shorter index and sorts: it reads what is queued, never what has ended
            assertThat(queued)
                    .containsPattern("batch_(queue|due)")
                    .doesNotContain("seq scan")
                    .doesNotContain("tablescan");
            String resumable = plan(connection, Candidates.RESUMABLE, false);
            assertThat(resumable)
                    .containsPattern("batch_(queue|due|lock)")
                    .doesNotContain("seq scan")
                    .doesNotContain("tablescan");
            String due = plan(connection, Candidates.DUE, true);
            assertThat(due).containsPattern("batch_(queue|due)").doesNotContain("seq scan").doesNotContain("tablescan");
        }
    }

    private void fill(Connection connection) throws SQLException {
        boolean h2 = kind != DatabaseKind.POSTGRESQL;
        String uuid = h2 ? "random_uuid()" : "gen_random_uuid()";
        String series = h2 ? "system_range(1, 4000) as t(n)" : "generate_series(1, 4000) as t(n)";
        try (var statement = connection.createStatement()) {
            for (String status : List.of("SUCCESS", "PENDING", "RUNNING")) {
                boolean over = status.equals("SUCCESS");
                int firstNumber = over ? 10_000 : status.equals("PENDING") ? 20_000 : 30_000;
                statement.executeUpdate(
                        String.format(
                                Locale.ROOT,
                                "insert into batch (id, number, name, status, submitted_by, created_at, priority,"
                                    + " queue_position, max_concurrent_trades, total_trades, pending_trades,"
                                    + " succeeded_trades, content_hash, events_head_number, events_head_hash) select"
                                    + " %s, n + %d, 'x', '%s', 'system', now(), 1 + mod(n, 10), n, 5, 1, %d, %d, 'c',"
                                    + " 0, '' from %s where n <= %d",
                                uuid,
                                firstNumber,
                                status,
                                over ? 0 : 1,
                                over ? 1 : 0,
                                series,
                                over ? 4000 : 60));
            }
            statement.execute(h2 ? "analyze" : "vacuum analyze batch");
        }
    }

    private String plan(Connection connection, String sql, boolean timeFirst) throws SQLException {
        try (PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
            Params binder = new Params(explain);
            Instant now = Instant.parse("2026-11-23T08:00:00Z");
            if (timeFirst) {
                binder.time(now).time(now).text(ME).time(now).number(32);
            } else {
                binder.text(ME).time(now).text(ME).time(now).number(32);
            }
            StringBuilder plan = new StringBuilder();
            try (var rows = explain.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            return plan.toString().toLowerCase(Locale.ROOT);
        }
    }
}

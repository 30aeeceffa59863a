package com.fxbatchtrader.fleet;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.store.TestDatabase;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Watches the database from within: triggers keep each version of each batch's row with the begin and the snapshot of
/// its transaction, and under which fence each trade was written. The program knows nothing of it.
final class Witness {

    private static final String INSTALL =
            """
            create table fleet_row (seq bigserial primary key, tx bigint not null, begun timestamptz not null,
                written timestamptz not null, glance pg_snapshot not null, batch_id uuid not null,
                status varchar(20) not null, priority smallint not null, queue_position bigint not null,
                created_at timestamptz not null, locked_by varchar(255), lock_timeout timestamptz,
                fence bigint not null, barred_owner varchar(255), barred_until timestamptz,
                not_before timestamptz, next_check_at timestamptz, running integer not null);
            create function fleet_row() returns trigger language plpgsql as $$
            begin
                insert into fleet_row (tx, begun, written, glance, batch_id, status, priority, queue_position,
                    created_at, locked_by, lock_timeout, fence, barred_owner, barred_until, not_before,
                    next_check_at, running)
                values (pg_current_xact_id()::text::bigint, now(), clock_timestamp(), pg_current_snapshot(), new.id,
                    new.status, new.priority, new.queue_position, new.created_at, new.locked_by, new.lock_timeout,
                    new.fence, new.barred_owner, new.barred_until, new.not_before, new.next_check_at,
                    new.current_concurrent_trades);
                return null;
            end $$;
            create trigger fleet_row after insert or update on batch for each row execute function fleet_row();
            create table fleet_trade (seq bigserial primary key, tx bigint not null, trade_id uuid not null,
                batch_id uuid not null, before varchar(10) not null, after varchar(10) not null, fence bigint not null);
            create function fleet_trade() returns trigger language plpgsql as $$
            begin
                insert into fleet_trade (tx, trade_id, batch_id, before, after, fence)
                values (pg_current_xact_id()::text::bigint, new.id, new.batch_id, old.status, new.status,
                    new.owner_fence);
                return null;
            end $$;
            create trigger fleet_trade after update on trade for each row execute function fleet_trade();
            create table fleet_glance (at timestamptz not null, glance pg_snapshot not null);
            """;

    private static final String ROWS =
            """
            select tx, %s as begun, %s as written, glance::text as glance, batch_id, status, priority, queue_position,
                %s as created, locked_by, %s as lock_ends, fence, barred_owner, %s as barred_until, %s as not_before,
                next_check_at is not null as asking, running from fleet_row order by seq
            """
                    .formatted(
                            micros("begun"),
                            micros("written"),
                            micros("created_at"),
                            micros("lock_timeout"),
                            micros("barred_until"),
                            micros("not_before"));

    /// A trade that was written under a fence that its batch did not have in that transaction.
    private static final String STALE =
            """
            select t.trade_id || ' of ' || t.batch_id || ' became ' || t.after || ' under fence ' || t.fence
                || ', its batch had ' || r.fence
            from fleet_trade t join fleet_row r on r.tx = t.tx and r.batch_id = t.batch_id where r.fence <> t.fence
            union all
            select t.trade_id || ' of ' || t.batch_id || ' became ' || t.after || ' without its batch being written'
            from fleet_trade t where not exists (select 1 from fleet_row r where r.tx = t.tx
                and r.batch_id = t.batch_id)
            """;

    private static final String EVENTS =
            "select stream_id, number, kind, trade_id, actor, state_before, state_after, "
                    + micros("happened_at")
                    + " as happened from event where stream <> 'CLIENT' order by stream_id, number";

    private final TestDatabase test;

    private Witness(TestDatabase test) {
        this.test = test;
    }

    private static String micros(String column) {
        return "coalesce((extract(epoch from " + column + ") * 1000000)::bigint, 0)";
    }

    /// Installs the triggers in a database that nobody uses yet.
    static Witness in(TestDatabase test) {
        test.execute(INSTALL);
        return new Witness(test);
    }

    /// One more look at who runs now.
    void glance() {
        test.execute("insert into fleet_glance values (clock_timestamp(), pg_current_snapshot())");
    }

    /// Everything that was seen.
    History history() {
        List<RowVersion> versions = new ArrayList<>();
        List<History.Begin> begins = new ArrayList<>();
        List<History.Glance> glances = new ArrayList<>();
        read(
                ROWS,
                row -> {
                    versions.add(version(row));
                    begins.add(new History.Begin(row.getLong("tx"), row.getLong("begun")));
                    glances.add(History.Glance.of(row.getLong("written"), row.getString("glance")));
                });
        read(
                "select " + micros("at") + " as seen, glance::text as glance from fleet_glance",
                row -> glances.add(History.Glance.of(row.getLong("seen"), row.getString("glance"))));
        return new History(versions, begins, glances);
    }

    private static RowVersion version(ResultSet row) throws SQLException {
        UUID batch = Sql.id(row, "batch_id");
        return new RowVersion(
                row.getLong("tx"),
                batch,
                BatchStatus.valueOf(row.getString("status")),
                new RowVersion.Place(
                        row.getInt("priority"),
                        row.getLong("queue_position"),
                        row.getLong("created"),
                        batch.toString()),
                new RowVersion.Lock(
                        Sql.textOf(row, "locked_by"),
                        row.getLong("lock_ends"),
                        row.getLong("fence"),
                        Sql.textOf(row, "barred_owner"),
                        row.getLong("barred_until")),
                row.getLong("not_before"),
                row.getBoolean("asking"),
                row.getInt("running"),
                row.getLong("written"));
    }

    /// All events of all batches and of the desk, each stream in its order, by the id of whose it is.
    Map<UUID, List<LogEvent>> streams() {
        List<LogEvent> events = new ArrayList<>();
        read(
                EVENTS,
                row ->
                        events.add(
                                new LogEvent(
                                        Sql.id(row, "stream_id"),
                                        row.getLong("number"),
                                        EventKind.valueOf(row.getString("kind")),
                                        Sql.idOf(row, "trade_id"),
                                        row.getString("actor"),
                                        Sql.text(row, "state_before"),
                                        Sql.text(row, "state_after"),
                                        row.getLong("happened"))));
        return events.stream().collect(Collectors.groupingBy(LogEvent::batch));
    }

    /// Trades that were written under another fence than their batch's.
    List<String> stale() {
        return texts(STALE);
    }

    /// The first column of each row.
    List<String> texts(String query) {
        List<String> texts = new ArrayList<>();
        read(query, row -> texts.add(row.getString(1)));
        return texts;
    }

    /// Hands over each row of a query.
    void read(String query, Sql.Visitor visitor) {
        try (Connection connection = test.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                visitor.visit(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the test's database refuses: " + query, e);
        }
    }
}

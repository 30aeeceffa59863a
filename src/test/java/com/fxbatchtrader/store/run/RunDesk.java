package com.fxbatchtrader.store.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.validation.ClientCard;
import com.fxbatchtrader.domain.validation.ContentHash;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.check.AttemptCheck;
import com.fxbatchtrader.store.check.ChainCheck;
import com.fxbatchtrader.store.check.CounterCheck;
import com.fxbatchtrader.store.importing.FileTrail;
import com.fxbatchtrader.store.importing.ImportOutcome;
import com.fxbatchtrader.store.importing.NewBatch;
import com.fxbatchtrader.store.importing.Stage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A desk with clients, whose batches are claimed, run and left by the stores of this package. Several tests share one;
/// [#clear()] takes what the test before has left out of the queue.
public final class RunDesk implements AutoCloseable {

    public static final Duration LOCK = Duration.ofMinutes(5);
    public static final String ME = "desk-1:4711:a1b2c3";
    public static final String OTHER = "desk-2:4712:d4e5f6";

    private final Stage stage;
    private final Connection connection;
    private final ClientCard first;
    private final ClientCard second;
    private int made;

    public RunDesk(DatabaseKind kind) {
        stage = new Stage(kind).withClients();
        connection = stage.test().connect();
        first = stage.card("A1");
        second = stage.card("B2");
    }

    public Database database() {
        return stage.database();
    }

    public Stage stage() {
        return stage;
    }

    public Uuid7 ids() {
        return stage.ids();
    }

    public ClaimStore claims() {
        return new ClaimStore(database(), stage.pacing(), ids());
    }

    public LeaseStore leases() {
        return new LeaseStore(database(), stage.pacing(), ids());
    }

    public LeaveStore leaves() {
        return new LeaveStore(database(), stage.pacing(), ids());
    }

    public JournalStore journal() {
        return new JournalStore(database(), stage.pacing(), ids());
    }

    public WorkStore work() {
        return new WorkStore(database());
    }

    /// A queued batch of so many trades of the first client.
    public UUID batch(int trades) {
        return batch(trades, Priority.DEFAULT.level(), first);
    }

    public UUID batch(int trades, int priority) {
        return batch(trades, priority, first);
    }

    /// A queued batch of the second client.
    public UUID othersBatch(int trades) {
        return batch(trades, Priority.DEFAULT.level(), second);
    }

    private UUID batch(int trades, int priority, ClientCard client) {
        int number = ++made;
        List<ValidTrade> rows = new ArrayList<>();
        for (int row = 2; row < trades + 2; row++) {
            rows.add(Stage.trade(row, client, (1000 + number) + "." + (10 + row % 90)));
        }
        NewBatch batch =
                new NewBatch(
                        "batch-" + number,
                        new Priority(priority),
                        5,
                        number + ".csv",
                        Stage.hash("file " + number),
                        ContentHash.of(rows),
                        0,
                        Optional.of("a test"));
        return ((ImportOutcome.Stored) stage.batches().store(batch, rows, FileTrail.NONE, Stage.ACTOR)).id();
    }

    /// Takes every batch that is left out of the queue, past all code, and starts the desk.
    public void clear() {
        sql(
                "update batch set status = 'DRAFT', locked_by = null, locked_at = null, lock_timeout = null,"
                        + " next_check_at = null where status in ('PENDING', 'RUNNING', 'PAUSED')");
        start();
    }

    public void stop(String reason) {
        sql("update desk set stopped_at = now(), stopped_by = 'user:thandi@desk-1', stop_reason = '" + reason + "'");
    }

    public void start() {
        sql("update desk set stopped_at = null, stopped_by = null, stop_reason = null, blocked_reason = null");
    }

    /// Changes columns of a batch, past all code.
    public void set(UUID batch, String change) {
        assertThat(sql("update batch set " + change + " where id = '" + batch + "'")).isEqualTo(1);
    }

    /// Lets a lock run out: its end is put into the past of the database's clock.
    public void expire(UUID batch) {
        set(batch, "lock_timeout = now() - interval '1' second");
    }

    public int sql(String command) {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(command);
        } catch (SQLException e) {
            throw new IllegalStateException("the test's database refuses: " + command, e);
        }
    }

    /// A transaction of somebody else, who holds the row of a batch until the connection is closed.
    public Connection holding(UUID batch) {
        return holding("batch", batch);
    }

    public Connection holding(String table, UUID id) {
        Connection other = stage.test().connect();
        try {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.executeQuery("select id from " + table + " where id = '" + id + "' for update").close();
            }
            return other;
        } catch (SQLException e) {
            throw new IllegalStateException("the row cannot be held", e);
        }
    }

    public long number(String query) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the test's database refuses: " + query, e);
        }
    }

    public List<String> texts(String query) {
        List<String> texts = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the test's database refuses: " + query, e);
        }
        return texts;
    }

    /// The row as it is now.
    public Batch row(UUID batch) {
        return database().inTransaction(session -> session.get(Batch.class, batch));
    }

    public Optional<Claim> claim(String owner) {
        return claims().claimNext(owner, LOCK, Set.of());
    }

    /// The batch that this owner is given now; it must be given one.
    public Claim claimed(String owner) {
        return claim(owner).orElseThrow(() -> new AssertionError("nothing was claimed by " + owner));
    }

    public Optional<UUID> claimedId(String owner) {
        return claim(owner).map(claim -> claim.key().batchId());
    }

    /// The trade of that row of the file, as it stands.
    public Course course(UUID batch, int row) {
        return new Course(this, work().one(stage.tradeId(batch, row)).orElseThrow());
    }

    /// Commits, and all of it must be written.
    public GroupResult write(RunKey key, TradeWrite... writes) {
        GroupResult result = journal().commit(key, List.of(writes));
        assertThat(result.results()).allSatisfy(one -> assertThat(one).isInstanceOf(WriteResult.Done.class));
        return result;
    }

    /// The kinds of a batch's events in their order, from the one that is given on.
    public List<String> kinds(UUID batch, long from) {
        return texts(
                "select kind from event where stream_id = '" + batch + "' and number >= " + from + " order by number");
    }

    /// What the batch's newest event says.
    public String last(UUID batch, String column) {
        return texts(
                        "select "
                                + column
                                + " from event where stream_id = '"
                                + batch
                                + "' order by number desc fetch first 1 rows only")
                .getFirst();
    }

    /// All events have their place and their hash, all counters and attempts are those of the trades.
    public void assertSound() {
        assertThat(new ChainCheck(database()).all()).isEmpty();
        assertThat(new CounterCheck(database()).all()).isEmpty();
        assertThat(new AttemptCheck(database()).all()).isEmpty();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        stage.close();
    }
}

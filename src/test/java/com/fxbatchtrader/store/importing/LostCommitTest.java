package com.fxbatchtrader.store.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.PostgresServers;
import com.fxbatchtrader.store.TestDatabase;
import com.fxbatchtrader.store.importing.ImportOutcome.Stored;
import com.fxbatchtrader.testing.FaultProxy;
import com.fxbatchtrader.time.SystemPacing;

import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/// An import whose connection is lost in the middle of its commit.
class LostCommitTest {

    private static final String HOLD =
            "create function hold() returns trigger language plpgsql as $$"
                    + " begin perform pg_advisory_xact_lock(4711); return null; end $$";
    private static final String DIE =
            "create function hold() returns trigger language plpgsql as $$"
                    + " begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$";
    private static final String AT_COMMIT =
            "create constraint trigger at_commit after insert on batch"
                    + " deferrable initially deferred for each row execute function hold()";

    private final SystemPacing pacing = new SystemPacing();
    private final PostgresServers server = PostgresServers.shared();
    private final String name = server.migratedDatabase();
    private final FaultProxy proxy = new FaultProxy(server.port(), pacing);
    private Database direct;
    private Database proxied;
    private BatchImportStore store;
    private List<ValidTrade> trades;

    @BeforeEach
    void open() {
        direct = Database.open(server.settings(name), TestDatabase.ENTITIES, pacing);
        proxied = Database.open(server.settings(name, proxy.port()), TestDatabase.ENTITIES, pacing);
        Uuid7 ids = new Uuid7(pacing);
        store = new BatchImportStore(proxied, pacing, ids);
        new ClientImportStore(direct, pacing, ids).store(List.of(Stage.client("A1")), Stage.ACTOR);
        trades = List.of(Stage.trade(2, new ClientCards(direct).byCif(Set.of("A1")).get("A1"), "100.00"));
    }

    @AfterEach
    void close() {
        proxied.close();
        direct.close();
        proxy.close();
        server.drop(name);
    }

    private void execute(String... commands) {
        direct.inTransactionDo(
                session ->
                        session.doWork(
                                connection -> {
                                    try (var statement = connection.createStatement()) {
                                        for (String command : commands) {
                                            statement.execute(command);
                                        }
                                    }
                                }));
    }

    private static long number(StatelessSession session, String sql) {
        return session.createNativeQuery(sql, Long.class).getSingleResult();
    }

    private long batches() {
        return direct.inTransaction(session -> number(session, "select count(*) from batch"));
    }

    private boolean isUpAgain() {
        proxy.up();
        return true;
    }

    @Test
    void is_found_again_when_it_was_stored() {
        execute(HOLD, AT_COMMIT);
        try (ExecutorService pool = pacing.executor("import", 1)) {
            CompletableFuture<ImportOutcome> outcome =
                    direct.inTransaction(
                            session -> {
                                session.createNativeQuery("select 1 from pg_advisory_xact_lock(4711)", Integer.class)
                                        .getSingleResult();
                                CompletableFuture<ImportOutcome> importing =
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        store.store(
                                                                Stage.batch("morning", trades),
                                                                trades,
                                                                FileTrail.NONE,
                                                                Stage.ACTOR),
                                                pool);
                                await("the commit has begun")
                                        .pollInterval(Duration.ofMillis(20))
                                        .until(
                                                () ->
                                                        number(
                                                                        session,
                                                                        "select count(*) from pg_locks where locktype ="
                                                                                + " 'advisory' and not granted")
                                                                > 0);
                                proxy.blackHole(true);
                                return importing;
                            });
            await("the server has committed").pollInterval(Duration.ofMillis(20)).until(() -> batches() == 1);
            proxy.down();
            proxy.blackHole(false);
            await("the port is free again")
                    .pollInterval(Duration.ofMillis(20))
                    .ignoreExceptions()
                    .until(this::isUpAgain);

            assertThat(outcome.join())
                    .isInstanceOfSatisfying(Stored.class, stored -> assertThat(stored.number()).isEqualTo(1));
        }
        assertThat(batches()).isEqualTo(1);
    }

    @Test
    void says_that_its_end_is_unknown_when_it_is_not_found_and_may_be_tried_again() {
        execute(DIE, AT_COMMIT);
        assertThatThrownBy(() -> store.store(Stage.batch("morning", trades), trades, FileTrail.NONE, Stage.ACTOR))
                .isInstanceOf(CommitUnknownException.class);
        assertThat(batches()).isZero();

        execute("drop trigger at_commit on batch");
        assertThat(store.store(Stage.batch("morning", trades), trades, FileTrail.NONE, Stage.ACTOR))
                .isInstanceOf(Stored.class);
    }
}

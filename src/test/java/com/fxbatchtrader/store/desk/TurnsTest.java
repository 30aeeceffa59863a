package com.fxbatchtrader.store.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.DatabaseSettings;
import com.fxbatchtrader.store.DatabaseTimeouts;
import com.fxbatchtrader.store.PostgresServers;
import com.fxbatchtrader.store.TestDatabase;
import com.fxbatchtrader.store.importing.Stage;
import com.fxbatchtrader.store.sql.SqlState;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;

/// What needs the desk's row waits for its turn longer than the database lets a transaction wait for a lock, and not
/// for ever.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class TurnsTest {

    private static final DatabaseTimeouts SHORT =
            new DatabaseTimeouts(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    Duration.ofMillis(60),
                    Duration.ofSeconds(15));

    private final SystemPacing pacing = new SystemPacing();
    private final Optional<String> server;
    private final Database database;
    private final RateStore rates;

    TurnsTest(DatabaseKind kind) {
        server =
                kind == DatabaseKind.POSTGRESQL
                        ? Optional.of(PostgresServers.shared().migratedDatabase())
                        : Optional.empty();
        DatabaseSettings settings =
                server.map(name -> PostgresServers.shared().settings(name))
                        .orElseGet(() -> DatabaseSettings.h2Memory("turns-" + UUID.randomUUID()));
        database = Database.open(settings.withTimeouts(SHORT), TestDatabase.ENTITIES, pacing);
        rates = new RateStore(database, pacing, new Uuid7(pacing));
    }

    @AfterEach
    void remove() {
        database.close();
        server.ifPresent(name -> PostgresServers.shared().drop(name));
    }

    private ReferenceRate setting() {
        return rates.set(Stage.USD_ZAR, new BigDecimal("17.79"), "rate set", Stage.ACTOR);
    }

    @Test
    void one_that_gets_no_turn_says_so_and_has_stored_nothing() {
        try (ExecutorService pool = pacing.executor("setting", 1)) {
            database.inTransactionDo(
                    session -> {
                        session.doWork(DeskLine::lock);
                        CompletableFuture<ReferenceRate> other = CompletableFuture.supplyAsync(this::setting, pool);
                        assertThatThrownBy(other::join)
                                .isInstanceOf(CompletionException.class)
                                .cause()
                                .isInstanceOf(DeskBusyException.class)
                                .hasMessageContaining("nothing was stored; try again");
                    });
        }
        assertThat(rates.latest()).isEmpty();
        assertThat(setting().pair()).isEqualTo("USD/ZAR");
    }

    @Test
    void one_that_waited_longer_than_a_lock_may_take_has_its_turn() {
        try (ExecutorService pool = pacing.executor("setting", 1)) {
            CompletableFuture<ReferenceRate> other =
                    database.inTransaction(
                            session -> {
                                session.doWork(DeskLine::lock);
                                CompletableFuture<ReferenceRate> waiting =
                                        CompletableFuture.supplyAsync(this::setting, pool);
                                pacing.pause(Duration.ofMillis(150));
                                assertThat(waiting).isNotDone();
                                return waiting;
                            });
            assertThat(other.join().pair()).isEqualTo("USD/ZAR");
        }
    }

    @Test
    void only_a_lock_that_was_not_free_is_tried_again() {
        assertThat(SqlState.busy(new SQLException("x", "55P03"))).isTrue();
        assertThat(SqlState.busy(new IllegalStateException(new SQLException("x", "HYT00")))).isTrue();
        assertThat(SqlState.busy(new SQLException("x", "23505"))).isFalse();
        assertThat(SqlState.busy(new IllegalStateException("x"))).isFalse();
        assertThatThrownBy(
                        () ->
                                Turns.take(
                                        () -> {
                                            throw new IllegalStateException("something else");
                                        }))
                .isInstanceOf(IllegalStateException.class);
    }
}

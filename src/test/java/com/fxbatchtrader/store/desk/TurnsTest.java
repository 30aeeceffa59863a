package com.fxbatchtrader.store.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.DatabaseTimeouts;
import com.fxbatchtrader.store.TestDatabase;
import com.fxbatchtrader.store.importing.BatchImportStore;
import com.fxbatchtrader.store.importing.ImportOutcome;
import com.fxbatchtrader.store.importing.ImportOutcome.Stored;
import com.fxbatchtrader.store.importing.Stage;
import com.fxbatchtrader.store.sql.SqlState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// An import waits for its turn longer than the database lets a transaction wait for a lock, and not for ever.
@ParameterizedClass
@EnumSource(value = DatabaseKind.class, names = {"H2_MEMORY", "POSTGRESQL"})
class TurnsTest {

    private static final DatabaseTimeouts SHORT = new DatabaseTimeouts(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMillis(60),
            Duration.ofSeconds(15));

    private final Stage stage;
    private final Database hasty;
    private final BatchImportStore store;
    private final List<ValidTrade> trades;

    TurnsTest(DatabaseKind kind) {
        stage = new Stage(kind).withClients();
        hasty = Database.open(
                stage.test().settings().withTimeouts(SHORT), TestDatabase.ENTITIES, stage.pacing());
        store = new BatchImportStore(hasty, stage.pacing(), stage.ids());
        trades = List.of(stage.trade(2, "A1", "100.00"));
    }

    @AfterEach
    void remove() {
        stage.close();
        hasty.close();
    }

    private ImportOutcome importing() {
        return store.store(Stage.batch("morning", trades), trades, List.of(), Stage.ACTOR);
    }

    private Connection holdingTheDesk() throws SQLException {
        Connection other = stage.test().connect();
        other.setAutoCommit(false);
        try (var statement = other.createStatement()) {
            statement.execute("select 1 from desk for update");
        }
        return other;
    }

    @Test
    void one_that_gets_no_turn_says_so_and_has_stored_nothing() throws SQLException {
        try (Connection other = holdingTheDesk()) {
            assertThatThrownBy(this::importing)
                    .isInstanceOf(DeskBusyException.class)
                    .hasMessageContaining("nothing was stored; try again");
            other.rollback();
        }
        assertThat(stage.test().number("select count(*) from batch")).isZero();
        assertThat(importing()).isInstanceOf(Stored.class);
    }

    @Test
    void one_that_waited_longer_than_a_lock_may_take_comes_in() throws SQLException {
        try (Connection other = holdingTheDesk();
                ExecutorService pool = stage.pacing().executor("import", 1)) {
            CompletableFuture<ImportOutcome> outcome = CompletableFuture.supplyAsync(this::importing, pool);
            stage.pacing().pause(Duration.ofMillis(150));
            assertThat(outcome).isNotDone();
            other.rollback();
            assertThat(outcome.join()).isInstanceOf(Stored.class);
        }
    }

    @Test
    void only_a_lock_that_was_not_free_is_tried_again() {
        assertThat(SqlState.busy(new SQLException("x", "55P03"))).isTrue();
        assertThat(SqlState.busy(new IllegalStateException(new SQLException("x", "HYT00")))).isTrue();
        assertThat(SqlState.busy(new SQLException("x", "23505"))).isFalse();
        assertThat(SqlState.busy(new IllegalStateException("x"))).isFalse();
    }
}

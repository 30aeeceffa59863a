package com.fxbatchtrader.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.desk.Desk;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The orderly end of a database, and what is there when it is opened again.
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class ClosingTest {

    private final SystemPacing pacing = new SystemPacing();
    private final TestDatabase fresh;
    private final Database database;

    ClosingTest(DatabaseKind kind) {
        fresh = TestDatabase.fresh(kind, pacing);
        database = fresh.database();
    }

    @AfterEach
    void remove() {
        fresh.close();
    }

    @Test
    void is_closed_twice_without_harm_and_says_so_afterwards() {
        database.close();
        database.close();
        assertThatThrownBy(() -> database.inTransactionDo(session -> {}))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("has been closed")
                .extracting(e -> ((DatabaseException) e).kind())
                .isEqualTo(DatabaseException.Kind.CLOSED);
    }

    @Test
    void closing_waits_for_a_transaction_under_way() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> go = new CompletableFuture<>();
        CompletableFuture<Integer> inserted = new CompletableFuture<>();
        pacing.start(
                "late",
                () ->
                        inserted.complete(
                                database.inTransaction(
                                        session -> {
                                            begun.countDown();
                                            pacing.await(go);
                                            return session.createNativeMutationQuery(
                                                            "update desk set last_queue_position = 7")
                                                    .executeUpdate();
                                        })));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        pacing.start(
                "closer",
                () -> {
                    database.close();
                    closed.complete(true);
                });
        assertThat(closed).isNotDone();
        go.complete(true);
        assertThat(inserted.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(closed.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void the_desk_keeps_its_id() {
        UUID id = database.deskId();
        assertThat(id.version()).isEqualTo(4);
        UUID stored = database.inTransaction(session -> session.get(Desk.class, Desk.ONLY).deskId());
        assertThat(stored).isEqualTo(id);
        assertThat(fresh.number("select count(*) from event where kind = 'DESK_CREATED'")).isEqualTo(1);
        if (database.location() instanceof DatabaseLocation.H2Memory) {
            return;
        }
        assertThat(fresh.reopened().deskId()).isEqualTo(id);
    }
}

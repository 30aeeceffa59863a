package com.fxbatchtrader.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import com.fxbatchtrader.domain.desk.Desk;
import com.fxbatchtrader.time.SystemPacing;

import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What a transaction promises, on every database.
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class DatabaseTest {

    private static final String RATE =
            "insert into reference_rate (id, pair, rate, since, source, set_by)"
                    + " values (:id, 'USD/ZAR', :rate, now(), 'test', 'test')";

    private final SystemPacing pacing = new SystemPacing();
    private final TestDatabase fresh;
    private final Database database;

    DatabaseTest(DatabaseKind kind) {
        fresh = TestDatabase.fresh(kind, pacing);
        database = fresh.database();
    }

    @AfterEach
    void remove() {
        fresh.close();
    }

    private static int insertRate(StatelessSession session, UUID id, int rate) {
        return session.createNativeMutationQuery(RATE)
                .setParameter("id", id)
                .setParameter("rate", rate)
                .executeUpdate();
    }

    private long rates() {
        return fresh.number("select count(*) from reference_rate");
    }

    @Test
    void commits_what_returns() {
        int rows = database.inTransaction(session -> insertRate(session, UUID.randomUUID(), 17));
        assertThat(rows).isEqualTo(1);
        database.makeDurable();
        assertThat(rates()).isEqualTo(1);
    }

    @Test
    void undoes_what_throws_and_lets_it_through_as_it_is() {
        IllegalArgumentException thrown = new IllegalArgumentException("changed my mind");
        assertThatThrownBy(
                        () ->
                                database.inTransactionDo(
                                        session -> {
                                            insertRate(session, UUID.randomUUID(), 17);
                                            throw thrown;
                                        }))
                .isSameAs(thrown);
        assertThat(rates()).isZero();
    }

    @Test
    void a_row_that_the_database_refuses_is_no_unknown_commit() {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(
                        () ->
                                database.inTransactionDo(
                                        session -> {
                                            insertRate(session, id, 17);
                                            insertRate(session, id, 18);
                                        }))
                .isInstanceOf(ConstraintViolationException.class);
        assertThatThrownBy(() -> database.inTransactionDo(session -> insertRate(session, id, -1)))
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(rates()).isZero();
    }

    @Test
    void an_update_that_is_still_collected_is_refused_before_the_commit() {
        assertThatThrownBy(
                        () ->
                                database.inTransactionDo(
                                        session -> {
                                            session.setJdbcBatchSize(50);
                                            Desk desk = session.get(Desk.class, Desk.ONLY);
                                            session.insert(desk);
                                        }))
                .isInstanceOf(ConstraintViolationException.class);
    }

    @Test
    void work_that_goes_on_after_a_refused_row_commits_nothing() {
        UUID id = UUID.randomUUID();
        Throwable thrown =
                catchThrowable(
                        () ->
                                database.inTransactionDo(
                                        session -> {
                                            insertRate(session, id, 17);
                                            try {
                                                insertRate(session, id, 18);
                                            } catch (ConstraintViolationException expected) {
                                                assertThat(expected).isNotNull();
                                            }
                                        }));
        if (thrown == null) {
            // H2 undoes the one statement only, and the rest was committed, as promised.
            assertThat(database.dialect().h2()).isTrue();
            assertThat(rates()).isEqualTo(1);
        } else {
            assertThat(thrown).isNotInstanceOf(CommitUnknownException.class);
            assertThat(rates()).isZero();
        }
    }

    @Test
    void the_clock_moves_within_a_transaction() {
        Duration moved =
                database.inTransaction(
                        session -> {
                            Instant first = database.clock(session);
                            pacing.pause(Duration.ofMillis(3));
                            return Duration.between(first, database.clock(session));
                        });
        assertThat(moved).isGreaterThanOrEqualTo(Duration.ofMillis(3)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void the_clock_has_the_precision_of_a_column_and_is_near_ours() {
        Instant clock = database.inTransaction(database::clock);
        assertThat(clock).isEqualTo(clock.truncatedTo(ChronoUnit.MICROS));
        assertThat(clock).isCloseTo(pacing.instant(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void leases_have_connections_when_trades_have_used_up_all_of_theirs() throws Exception {
        CountDownLatch taken = new CountDownLatch(8);
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<?>[] holders = new CompletableFuture<?>[8];
        try (var threads = pacing.executor("holder", 8)) {
            for (int i = 0; i < holders.length; i++) {
                holders[i] =
                        CompletableFuture.runAsync(
                                () ->
                                        database.inTransactionDo(
                                                session -> {
                                                    taken.countDown();
                                                    awaitQuietly(done);
                                                }),
                                threads);
            }
            assertThat(taken.await(10, TimeUnit.SECONDS)).isTrue();
            int rows = database.inLeaseTransaction(session -> insertRate(session, UUID.randomUUID(), 17));
            assertThat(rows).isEqualTo(1);
            done.countDown();
            CompletableFuture.allOf(holders).get(10, TimeUnit.SECONDS);
        }
        assertThat(rates()).isEqualTo(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Integer> inserted = new CompletableFuture<>();
        pacing.start(
                "late",
                () ->
                        inserted.complete(
                                database.inTransaction(
                                        session -> {
                                            begun.countDown();
                                            awaitQuietly(go);
                                            return insertRate(session, UUID.randomUUID(), 17);
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
        go.countDown();
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

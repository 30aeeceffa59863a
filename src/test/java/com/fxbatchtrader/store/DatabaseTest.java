package com.fxbatchtrader.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import com.fxbatchtrader.domain.desk.Desk;
import com.fxbatchtrader.time.SystemPacing;

import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
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
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseTest {

    private static final String RATE =
            "insert into reference_rate (id, pair, rate, since, source, set_by)"
                    + " values (:id, 'USD/ZAR', :rate, now(), 'test', 'test')";

    @Parameter DatabaseKind kind = DatabaseKind.H2_MEMORY;

    private final SystemPacing pacing = new SystemPacing();
    private TestDatabase fresh;
    private Database database;

    @BeforeParameterizedClassInvocation
    void open() {
        fresh = TestDatabase.fresh(kind, pacing);
        database = fresh.database();
    }

    @AfterParameterizedClassInvocation
    void remove() {
        fresh.close();
    }

    @BeforeEach
    void empty() {
        fresh.execute("delete from reference_rate");
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
}

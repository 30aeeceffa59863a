package com.fxbatchtrader.store.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.desk.DeskBusyException;
import com.fxbatchtrader.store.run.RunDesk;
import com.fxbatchtrader.store.run.WatchedDatabase;

import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Changes whose commit has an unknown end, and rows that others hold.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class LostChangeTest extends QueueTest {

    /// A database whose next commits lose their answer: they took effect, or they did not.
    private final class Lossy implements OpenDatabase {
        private final boolean effect;
        private int losses;

        Lossy(boolean effect, int losses) {
            this.effect = effect;
            this.losses = losses;
        }

        @Override
        public <T> T inTransaction(Function<StatelessSession, T> work) {
            if (losses == 0) {
                return desk.database().inTransaction(work);
            }
            losses--;
            RuntimeException lost = new CommitUnknownException("the answer is lost", new SQLException("gone"));
            desk.database()
                    .inTransaction(
                            session -> {
                                T result = work.apply(session);
                                if (!effect) {
                                    throw lost;
                                }
                                return Optional.of(result);
                            });
            throw lost;
        }

        @Override
        public <T> T inLeaseTransaction(Function<StatelessSession, T> work) {
            return inTransaction(work);
        }

        @Override
        public Instant clock(StatelessSession session) {
            return desk.database().clock(session);
        }

        @Override
        public void liftStatementTimeout(StatelessSession session) {
            desk.database().liftStatementTimeout(session);
        }

        @Override
        public void makeDurable() {
            desk.database().makeDurable();
        }

        @Override
        public UUID deskId() {
            return desk.database().deskId();
        }
    }

    private CourseStore courses(OpenDatabase database) {
        return new CourseStore(database, desk.stage().pacing(), desk.ids());
    }

    @Test
    void a_change_that_took_effect_is_found_again_and_not_repeated() {
        UUID id = desk.batch(1);
        Batch before = desk.row(id);
        assertDone(courses(new Lossy(true, 1)).pause(order(id)));
        assertThat(desk.row(id).status()).isEqualTo(BatchStatus.PAUSED);
        assertOneEvent(before, "BATCH_PAUSED");
    }

    @Test
    void a_change_that_did_not_happen_is_made_again() {
        UUID id = desk.batch(1);
        Batch before = desk.row(id);
        assertDone(courses(new Lossy(false, 1)).pause(order(id)));
        assertOneEvent(before, "BATCH_PAUSED");
    }

    @Test
    void a_database_that_goes_away_each_time_ends_it() {
        UUID id = desk.batch(1);
        Batch before = desk.row(id);
        assertThatThrownBy(() -> courses(new Lossy(false, 9)).pause(order(id)))
                .isInstanceOf(CommitUnknownException.class);
        assertNothingChanged(before);
    }

    @Test
    void a_stop_that_took_effect_is_found_again() {
        StopStore stops = new StopStore(new Lossy(true, 1), desk.stage().pacing(), desk.ids());
        assertDone(stops.stop(ANN, "now"));
        assertThatThrownBy(
                        () -> new StopStore(new Lossy(false, 1), desk.stage().pacing(), desk.ids()).lift(ANN, "over"))
                .isInstanceOf(CommitUnknownException.class);
        assertThat(stops.why()).isPresent();
        assertDone(stops.lift(ANN, "over"));
    }

    @Test
    void a_row_that_somebody_holds_for_too_long_leaves_all_as_it_was() throws SQLException {
        UUID id = desk.batch(1);
        Batch before = desk.row(id);
        Order order = order(id);
        try (Connection other = desk.holding(id)) {
            assertThatThrownBy(() -> courses(WatchedDatabase.hasty(desk.database())).pause(order))
                    .isInstanceOf(DeskBusyException.class);
            other.rollback();
        }
        assertNothingChanged(before);
    }

    @Test
    void a_stop_stands_although_a_running_batch_is_held() throws SQLException {
        UUID id = desk.batch(1);
        desk.claimed(RunDesk.ME);
        StopStore stops = new StopStore(WatchedDatabase.hasty(desk.database()), desk.stage().pacing(), desk.ids());
        try (Connection other = desk.holding(id)) {
            assertThat(stops.stop(ANN, "now"))
                    .isEqualTo(
                            new Outcome.Done(
                                    "the desk is stopped, but 1 running batches are held by transactions that don't"
                                            + " end"));
            other.rollback();
        }
        assertThat(stops.why()).isPresent();
    }
}

package com.fxbatchtrader.store.desk;

import com.fxbatchtrader.domain.calendar.HolidayAmendment;
import com.fxbatchtrader.domain.desk.Desk;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.failover.Blocked;
import com.fxbatchtrader.store.failover.DeskGuard;
import com.fxbatchtrader.store.failover.MatchProgress;
import com.fxbatchtrader.store.sql.Sql;

import org.hibernate.StatelessSession;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The desk's row as a whole: who it is, which bank it trades with, whether it is stopped, and what it knows better
/// than the holiday library. Safe for any thread.
public final class DeskBook {

    private final Database database;

    public DeskBook(Database database) {
        this.database = database;
    }

    /// The desk at this moment.
    public DeskState state() {
        return database.inTransaction(session -> read(session, database.clock(session)));
    }

    /// What a changed database server holds up; empty when nothing does.
    public Optional<Blocked> blocked() {
        return database.inTransaction(session -> session.doReturningWork(DeskBook::blocked));
    }

    private static Optional<Blocked> blocked(Connection connection) throws SQLException {
        DeskGuard guard = DeskGuard.read(connection);
        if (guard.blocked().isEmpty() && !guard.serverChanged()) {
            return Optional.empty();
        }
        return Optional.of(new Blocked(guard.why().orElse(""), MatchProgress.read(connection)));
    }

    private static DeskState read(StatelessSession session, Instant now) {
        Desk desk =
                Optional.ofNullable(session.get(Desk.class, Desk.ONLY))
                        .orElseThrow(() -> new IllegalStateException("the database has no desk"));
        Optional<BankBinding> bank =
                desk.environment()
                        .flatMap(
                                environment ->
                                        desk.bankHost()
                                                .flatMap(
                                                        host ->
                                                                desk.bankUserId()
                                                                        .map(
                                                                                user ->
                                                                                        new BankBinding(
                                                                                                environment,
                                                                                                host,
                                                                                                user))));
        return new DeskState(desk.deskId(), ZoneId.of(desk.zone()), bank, desk.stop(), desk.createdAt(), now);
    }

    /// Days on which the desk knows better than the holiday library, by calendar and day.
    public List<HolidayAmendment> holidayAmendments() {
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection ->
                                        Sql.list(
                                                connection,
                                                "select calendar, holiday, open from holiday_amendment order by"
                                                        + " calendar, holiday",
                                                Sql.Binding.NONE,
                                                row ->
                                                        new HolidayAmendment(
                                                                row.getString("calendar"),
                                                                Sql.date(row, "holiday"),
                                                                row.getBoolean("open")))));
    }
}

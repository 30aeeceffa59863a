package com.fxbatchtrader.store.run;

import com.fxbatchtrader.store.OpenDatabase;

import org.hibernate.exception.ConstraintViolationException;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Whether a bank is known to answer by our key: per environment, host and user, good for 24 hours by the database's
/// clock.
public final class EvidenceStore {

    /// How long a proof is good for.
    public static final Duration GOOD_FOR = Duration.ofHours(24);

    private final OpenDatabase database;

    public EvidenceStore(OpenDatabase database) {
        this.database = database;
    }

    /// For whom the proof holds.
    public record Bank(String environment, String host, String userId) {}

    /// A booking that the bank certainly has: what it can be tried with.
    public record KnownBooking(UUID key, String bankTransactionId) {}

    /// Whether the bank has answered by our key for a known booking in the last 24 hours.
    public boolean proven(Bank bank) {
        return database.inTransaction(
                session -> {
                    Instant now = database.clock(session);
                    return session.doReturningWork(
                            connection -> {
                                String sql =
                                        "select proven_at from bank_evidence"
                                                + " where environment = ? and bank_host = ? and bank_user_id = ?";
                                try (PreparedStatement select = connection.prepareStatement(sql)) {
                                    new Rows.Binder(select)
                                            .text(bank.environment())
                                            .text(bank.host())
                                            .text(bank.userId());
                                    try (ResultSet row = select.executeQuery()) {
                                        return row.next()
                                                && Rows.time(row, "proven_at")
                                                        .filter(at -> at.plus(GOOD_FOR).isAfter(now))
                                                        .isPresent();
                                    }
                                }
                            });
                });
    }

    /// Records that the bank answered, or did not answer, by the key of a booking that it has.
    public void record(Bank bank, UUID key, boolean answered) {
        try {
            write(bank, key, answered);
        } catch (ConstraintViolationException e) {
            // another process has recorded the bank's first answer meanwhile: the row is there now
            write(bank, key, answered);
        }
    }

    private void write(Bank bank, UUID key, boolean answered) {
        database.inTransactionDo(
                session -> {
                    Instant now = database.clock(session);
                    session.doWork(
                            connection -> {
                                String update =
                                        "update bank_evidence set proven_at = ?, refuted_at = ?, booking_key = ?"
                                                + " where environment = ? and bank_host = ? and bank_user_id = ?";
                                try (PreparedStatement statement = connection.prepareStatement(update)) {
                                    new Rows.Binder(statement)
                                            .time(answered ? Optional.of(now) : Optional.empty())
                                            .time(answered ? Optional.empty() : Optional.of(now))
                                            .id(key)
                                            .text(bank.environment())
                                            .text(bank.host())
                                            .text(bank.userId());
                                    if (statement.executeUpdate() == 1) {
                                        return;
                                    }
                                }
                                String insert =
                                        "insert into bank_evidence (proven_at, refuted_at, booking_key, environment,"
                                                + " bank_host, bank_user_id) values (?, ?, ?, ?, ?, ?)";
                                try (PreparedStatement statement = connection.prepareStatement(insert)) {
                                    new Rows.Binder(statement)
                                            .time(answered ? Optional.of(now) : Optional.empty())
                                            .time(answered ? Optional.empty() : Optional.of(now))
                                            .id(key)
                                            .text(bank.environment())
                                            .text(bank.host())
                                            .text(bank.userId());
                                    statement.executeUpdate();
                                }
                            });
                });
    }

    /// The latest booking of this venue that the bank has confirmed; empty when there is none.
    public Optional<KnownBooking> latestBooking(String venue) {
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection -> {
                                    String sql =
                                            "select booking_key, bank_transaction_id from booking_attempt where venue ="
                                                + " ? and outcome = 'BOOKED' and bank_transaction_id is not null order"
                                                + " by proven_at desc fetch first 1 rows only";
                                    try (PreparedStatement select = connection.prepareStatement(sql)) {
                                        select.setString(1, venue);
                                        try (ResultSet row = select.executeQuery()) {
                                            return row.next()
                                                    ? Optional.of(
                                                            new KnownBooking(
                                                                    Rows.id(row, "booking_key"),
                                                                    row.getString("bank_transaction_id")))
                                                    : Optional.empty();
                                        }
                                    }
                                }));
    }
}

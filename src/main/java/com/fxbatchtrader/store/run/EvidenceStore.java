package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.desk.DeskLine;
import com.fxbatchtrader.store.desk.Turns;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.store.sql.Sql;
import com.fxbatchtrader.time.Pacing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Whether a bank is known to answer by our key: per environment, host and user, good for 24 hours by the database's
/// clock.
public final class EvidenceStore {

    /// How long a proof is good for.
    public static final Duration GOOD_FOR = Duration.ofHours(24);

    static final String LATEST_BOOKING =
            "select booking_key, bank_transaction_id from booking_attempt where venue = ? and outcome = 'BOOKED'"
                    + " and bank_transaction_id is not null order by proven_at desc fetch first 1 rows only";

    private final OpenDatabase database;
    private final Pacing pacing;
    private final Uuid7 ids;

    public EvidenceStore(OpenDatabase database, Pacing pacing, Uuid7 ids) {
        this.database = database;
        this.pacing = pacing;
        this.ids = ids;
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
                    return session.doReturningWork(connection -> latest(connection, bank))
                            .map(word -> word.proves(now))
                            .orElse(false);
                });
    }

    /// Records that the bank answered, or did not answer, by the key of a booking that it has, with an event in the
    /// desk's stream. What is known already is not written again.
    ///
    /// @param actor `owner:…`, who has asked
    /// @return whether it was news
    /// @throws com.fxbatchtrader.store.desk.DeskBusyException when an import held the desk's row all the time
    public boolean record(Bank bank, UUID key, boolean answered, String actor) {
        return Turns.take(
                () ->
                        database.inTransaction(
                                session -> {
                                    // first: it lets one process after the other in
                                    DeskLine desk = session.doReturningWork(DeskLine::lock);
                                    Instant now = database.clock(session);
                                    return session.doReturningWork(
                                            c -> write(c, desk, bank, key, answered, actor, now));
                                }));
    }

    private boolean write(
            Connection connection, DeskLine desk, Bank bank, UUID key, boolean answered, String actor, Instant now)
            throws SQLException {
        Optional<Word> former = latest(connection, bank);
        boolean known = former.map(word -> answered ? word.proves(now) : word.refutedAt.isPresent()).orElse(false);
        if (known) {
            return false;
        }
        String statement =
                former.isPresent()
                        ? "update bank_evidence set proven_at = ?, refuted_at = ?, booking_key = ?"
                                + " where environment = ? and bank_host = ? and bank_user_id = ?"
                        : "insert into bank_evidence (proven_at, refuted_at, booking_key, environment,"
                                + " bank_host, bank_user_id) values (?, ?, ?, ?, ?, ?)";
        Optional<Instant> at = Optional.of(now);
        Sql.one(
                connection,
                statement,
                params ->
                        params.time(answered ? at : Optional.empty())
                                .time(answered ? Optional.empty() : at)
                                .id(key)
                                .text(bank.environment())
                                .text(bank.host())
                                .text(bank.userId()));
        NewEvent event =
                new NewEvent(
                        ids.next(),
                        EventKind.BANK_EVIDENCE,
                        Optional.empty(),
                        actor,
                        Optional.empty(),
                        former.map(Word::words).orElse(""),
                        new Word(answered ? at : Optional.empty(), answered ? Optional.empty() : at).words()
                                + ": "
                                + bank.host()
                                + ", booking "
                                + key,
                        pacing.instant());
        desk.append(connection, List.of(event), EventAppender.Clocks.of(now, pacing.instant()));
        return true;
    }

    /// What the bank has last shown.
    private record Word(Optional<Instant> provenAt, Optional<Instant> refutedAt) {

        boolean proves(Instant now) {
            return provenAt.filter(at -> at.plus(GOOD_FOR).isAfter(now)).isPresent();
        }

        String words() {
            return provenAt.isPresent() ? "answers by our key" : "does not answer by our key";
        }
    }

    private static Optional<Word> latest(Connection connection, Bank bank) throws SQLException {
        return Sql.first(
                connection,
                "select proven_at, refuted_at from bank_evidence"
                        + " where environment = ? and bank_host = ? and bank_user_id = ?",
                params -> params.text(bank.environment()).text(bank.host()).text(bank.userId()),
                row -> new Word(Sql.timeOf(row, "proven_at"), Sql.timeOf(row, "refuted_at")));
    }

    /// The latest booking of this venue that the bank has confirmed; empty when there is none.
    public Optional<KnownBooking> latestBooking(String venue) {
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection ->
                                        Sql.first(
                                                connection,
                                                LATEST_BOOKING,
                                                params -> params.text(venue),
                                                row ->
                                                        new KnownBooking(
                                                                Sql.id(row, "booking_key"),
                                                                Sql.text(row, "bank_transaction_id")))));
    }
}

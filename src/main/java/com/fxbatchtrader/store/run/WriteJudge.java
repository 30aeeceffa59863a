package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.trade.TradeState;
import com.fxbatchtrader.store.run.WriteResult.Refusal;
import com.fxbatchtrader.store.sql.Flight;
import com.fxbatchtrader.store.sql.Sql;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Says of each write of a group whether it may be written now: the stop flag, the batch's own halt and its limit, the
/// client's stop, the account's reservations. Lives for one transaction, which holds the batch's row.
final class WriteJudge {

    private final RunRow batch;
    private final Optional<String> stop;
    private final Moment moment;
    private final Map<UUID, String> stoppedClients;
    private final List<ReservationRows.Taken> taken;
    private final Map<String, BigDecimal> heldInGroup = new HashMap<>();
    private final Set<UUID> refused = new HashSet<>();
    private int running;

    private WriteJudge(
            RunRow batch,
            Optional<String> stop,
            Moment moment,
            Map<UUID, String> stoppedClients,
            List<ReservationRows.Taken> taken) {
        this.batch = batch;
        this.stop = stop;
        this.moment = moment;
        this.stoppedClients = stoppedClients;
        this.taken = taken;
        this.running = batch.counts().running();
    }

    /// One moment on both clocks.
    ///
    /// @param database the database's clock
    /// @param nanos the process's monotonic clock, read after it
    record Moment(Instant database, long nanos) {

        /// A moment of the past, by the database's clock; never later than it was.
        Instant before(long thenNanos) {
            return database.minusNanos(Math.max(0, nanos - thenNanos));
        }
    }

    /// Whether a group depends on more than its batch's row.
    static boolean depends(List<TradeWrite> writes) {
        return writes.stream().anyMatch(write -> write.intent() || write.start());
    }

    /// Reads what the intents of the group depend on, and locks the accounts that they draw on, in one round trip; a
    /// group that has none reads nothing.
    ///
    /// @param stop why no trade may start; empty where none of the group does
    static WriteJudge of(
            Connection connection,
            Flight flight,
            RunRow batch,
            Optional<String> stop,
            List<TradeWrite> writes,
            Moment moment)
            throws SQLException {
        List<TradeWrite> intents = writes.stream().filter(TradeWrite::intent).toList();
        if (intents.isEmpty()) {
            return new WriteJudge(batch, stop, moment, Map.of(), List.of());
        }
        Instant oldest =
                intents.stream()
                        .flatMap(write -> write.reservation().stream())
                        .map(wanted -> moment.before(wanted.askedNanos()))
                        .min(Comparator.naturalOrder())
                        .orElse(moment.database());
        ReservationRows.lockAccounts(flight, intents);
        Flight.Answer<StoppedClient> stopped = stoppedClients(flight, intents);
        Flight.Answer<ReservationRows.Taken> taken = ReservationRows.taken(flight, intents, oldest);
        flight.run(connection);
        return new WriteJudge(
                batch,
                stop,
                moment,
                stopped.rows().stream().collect(Collectors.toMap(StoppedClient::id, StoppedClient::reason)),
                taken.rows());
    }

    /// A client none of whose trades may be booked.
    private record StoppedClient(UUID id, String reason) {}

    /// Why the write is refused; empty when it may be written. Once a trade was refused, its later writes are too.
    Optional<WriteResult> refusal(TradeWrite write) {
        if (refused.contains(write.tradeId())) {
            return Optional.of(new WriteResult.Refused(Refusal.ROW_MOVED, "the step before it was refused"));
        }
        Optional<WriteResult> why = judged(write);
        if (why.isPresent()) {
            refused.add(write.tradeId());
        } else {
            running += running(write.after()) - running(write.before());
        }
        return why;
    }

    private Optional<WriteResult> judged(TradeWrite write) {
        if ((write.intent() || write.start()) && stop.isPresent()) {
            return refuse(Refusal.STOPPED, stop.get());
        }
        if (write.start() && batch.status() != BatchStatus.RUNNING) {
            return refuse(Refusal.HALTED, "the batch is " + batch.status());
        }
        if (write.start() && batch.requested().isPresent()) {
            return refuse(Refusal.HALTED, "the batch is to become " + batch.requested().get());
        }
        if (write.start() && running >= batch.limit() && batch.limit() < write.limit()) {
            // its runner did not know yet; one that does counts by itself, and must not be stopped by what was left
            return refuse(Refusal.HALTED, "only " + batch.limit() + " trades may run at once now");
        }
        if (!write.intent()) {
            return Optional.empty();
        }
        String stopped = stoppedClients.get(write.order().clientId());
        if (stopped != null) {
            return refuse(Refusal.CLIENT_STOPPED, stopped);
        }
        return write.reservation().isEmpty() ? Optional.empty() : reserved(write.reservation().get());
    }

    private static int running(TradeState state) {
        return state.status().running() ? 1 : 0;
    }

    private Optional<WriteResult> reserved(TradeWrite.Reservation wanted) {
        Instant asked = moment.before(wanted.askedNanos());
        BigDecimal gone = heldInGroup.getOrDefault(wanted.limitKey(), BigDecimal.ZERO);
        for (ReservationRows.Taken one : taken) {
            if (one.limitKey().equals(wanted.limitKey()) && one.hiddenFrom(asked)) {
                gone = gone.add(one.amount());
            }
        }
        if (wanted.available().subtract(gone).compareTo(wanted.amount()) < 0) {
            return refuse(
                    Refusal.RESERVED,
                    wanted.currency()
                            + " "
                            + wanted.available().toPlainString()
                            + " can be spent, of which other"
                            + " trades of this account have reserved "
                            + gone.stripTrailingZeros().toPlainString());
        }
        heldInGroup.merge(wanted.limitKey(), wanted.amount(), BigDecimal::add);
        return Optional.empty();
    }

    private static Optional<WriteResult> refuse(Refusal why, String text) {
        return Optional.of(new WriteResult.Refused(why, text));
    }

    private static Flight.Answer<StoppedClient> stoppedClients(Flight flight, List<TradeWrite> intents) {
        UUID[] ids = intents.stream().map(intent -> intent.order().clientId()).distinct().toArray(UUID[]::new);
        return flight.ask(
                "select id, stopped_reason from client where id = any (?) and stopped_reason is not null",
                params -> params.ids(ids),
                row -> new StoppedClient(Sql.id(row, "id"), row.getString("stopped_reason")));
    }
}

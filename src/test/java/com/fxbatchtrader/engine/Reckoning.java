package com.fxbatchtrader.engine;

import static java.util.stream.Collectors.groupingBy;

import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.domain.trade.BookingAttempt;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.MemoryBank.Booking;
import com.fxbatchtrader.engine.TestDesk.TradeRow;
import com.fxbatchtrader.store.check.AttemptCheck;
import com.fxbatchtrader.store.check.ChainCheck;
import com.fxbatchtrader.store.check.CounterCheck;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Holds the bank's books against the desk's: bookings are matched to trades by client and amount, never by key.
final class Reckoning {

    private final TestDesk desk;
    private final MemoryBank bank;
    private final List<String> complaints = new ArrayList<>();

    private Reckoning(TestDesk desk, MemoryBank bank) {
        this.desk = desk;
        this.bank = bank;
    }

    /// Whatever is wrong; nothing for a sound desk. To be asked when no process has anything left to do.
    static List<String> complaints(TestDesk desk, MemoryBank bank) {
        Reckoning reckoning = new Reckoning(desk, bank);
        reckoning.bookings();
        reckoning.requests();
        reckoning.database();
        return reckoning.complaints;
    }

    private record Name(String cif, BigDecimal amount) {}

    private void bookings() {
        Map<Name, List<Booking>> booked =
                bank.ledger().stream()
                        .collect(groupingBy(one -> new Name(one.deal().from().cif(), plain(one.deal().dealAmount()))));
        for (TradeRow trade : desk.allTrades()) {
            List<Booking> own = booked.getOrDefault(new Name(trade.cif(), plain(trade.amount())), List.of());
            booked.remove(new Name(trade.cif(), plain(trade.amount())));
            if (own.size() > 1) {
                complain("DUPLICATE " + own.size() + " bookings of " + trade);
            }
            boolean success = trade.status() == TradeStatus.SUCCESS;
            if (success && own.isEmpty()) {
                complain("LOSS no booking of " + trade);
            }
            if (!success && !own.isEmpty() && trade.status() != TradeStatus.IN_DOUBT) {
                complain("LOSS a booking of " + trade);
            }
            if (success && own.size() == 1) {
                figures(trade, own.getFirst());
            }
            if (!trade.status().isFinal() && trade.status() != TradeStatus.IN_DOUBT) {
                complain(
                        "UNRESOLVED "
                                + trade
                                + " "
                                + desk.steps(trade.id())
                                + desk.attempts(trade.id()).stream()
                                        .map(attempt -> attempt.attempt().inquiry())
                                        .toList());
            }
        }
        booked.values().forEach(orphans -> complain("ORPHAN " + orphans));
    }

    private void figures(TradeRow trade, Booking booking) {
        if (trade.clientRate().isEmpty() || trade.clientRate().get().compareTo(booking.request().dealRate()) != 0) {
            complain("WRONG rate of " + trade + ": " + booking);
        }
        boolean ours =
                desk.attempts(trade.id()).stream()
                        .anyMatch(attempt -> attempt.attempt().terms().key().equals(booking.request().key()));
        if (!ours) {
            complain("WRONG key of " + trade + ": " + booking);
        }
    }

    private void requests() {
        Map<UUID, BookingRequest> keys = new HashMap<>();
        for (BookingRequest request : bank.received()) {
            if (keys.put(request.key(), request) != null) {
                complain("SENT TWICE " + request);
            }
        }
        for (TradeRow trade : desk.allTrades()) {
            List<BookingAttempt> attempts = desk.attempts(trade.id());
            attempts.forEach(attempt -> keys.remove(attempt.attempt().terms().key()));
            if (attempts.size() != trade.attempts()) {
                complain("WRONG number of attempts of " + trade + ": " + attempts.size());
            }
        }
        keys.values().forEach(request -> complain("SENT without an attempt " + request));
    }

    private void database() {
        new ChainCheck(desk.database()).all().forEach(finding -> complain("CHAIN " + finding));
        new CounterCheck(desk.database()).all().forEach(finding -> complain("COUNTER " + finding));
        new AttemptCheck(desk.database()).all().forEach(finding -> complain("ATTEMPT " + finding));
        desk.column("select status from batch where current_concurrent_trades > 0 and status <> 'RUNNING'")
                .forEach(status -> complain("RUNNING COUNT in a batch that is " + status));
        desk.column(
                        "select r.id from reservation r join booking_attempt a on a.id = r.attempt_id"
                                + " where r.state = 'HELD' and a.outcome <> 'OPEN'")
                .forEach(id -> complain("HELD for ever: reservation " + id));
    }

    private void complain(String text) {
        complaints.add(text);
    }

    private static BigDecimal plain(BigDecimal amount) {
        return amount.stripTrailingZeros();
    }
}

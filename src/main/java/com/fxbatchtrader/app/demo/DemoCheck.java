package com.fxbatchtrader.app.demo;

import com.fxbatchtrader.app.port.SimulatorDoor.Booked;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.service.view.TradeView;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares what the desk says of the demo's batch with the plan and with the ledger of the demo's bank: a trade has
/// exactly one booking there when it succeeded, with our key, amount and rate, and none when it failed.
public final class DemoCheck {

    private final DemoPlan plan;

    public DemoCheck(DemoPlan plan) {
        this.plan = plan;
    }

    /// What is not as it should be, one line each; empty when all is well.
    ///
    /// @param trades of the demo's batch
    /// @param ledger the bank's bookings since the demo began
    public List<String> deviations(List<TradeView> trades, List<Booked> ledger) {
        List<String> deviations = new ArrayList<>();
        for (TradeView trade : trades) {
            ending(trade).ifPresent(deviations::add);
            booking(trade, bookingsOf(trade, ledger)).ifPresent(deviations::add);
        }
        Set<String> known = trades.stream().map(TradeView::cif).collect(Collectors.toSet());
        ledger.stream()
                .filter(b -> !known.contains(b.cif()))
                .map(b -> "the bank has a booking of client " + b.cif() + " that no trade asked for")
                .forEach(deviations::add);
        return List.copyOf(deviations);
    }

    /// The same for a batch that is not the demo's own: only the ledger is compared.
    public static List<String> contradictions(List<TradeView> trades, List<Booked> ledger) {
        return trades.stream().map(t -> booking(t, bookingsOf(t, ledger))).flatMap(Optional::stream).toList();
    }

    private Optional<String> ending(TradeView trade) {
        DemoPlan.Expected expected = plan.of(trade.cif());
        boolean asMeant =
                trade.status() == expected.status()
                        && (expected.reason().isEmpty() || expected.reason().equals(trade.reason()));
        return asMeant
                ? Optional.empty()
                : Optional.of(
                        "row "
                                + trade.row()
                                + ", client "
                                + trade.cif()
                                + ": "
                                + trade.status()
                                + trade.reason().map(r -> " " + r).orElse("")
                                + ", meant was "
                                + expected.status()
                                + expected.reason().map(r -> " " + r).orElse("")
                                + " ("
                                + expected.shows()
                                + ")");
    }

    // By trade, never by key: two bookings of one trade under two keys are the defect that matters most
    private static List<Booked> bookingsOf(TradeView trade, List<Booked> ledger) {
        return ledger.stream().filter(b -> b.cif().equals(trade.cif()) && same(b.amount(), trade.amount())).toList();
    }

    private static Optional<String> booking(TradeView trade, List<Booked> bookings) {
        boolean succeeded = trade.status() == TradeStatus.SUCCESS;
        String place = "row " + trade.row() + ", client " + trade.cif() + ": ";
        if (bookings.size() > 1) {
            return Optional.of(place + "booked " + bookings.size() + " times at the bank");
        }
        if (succeeded == bookings.isEmpty()) {
            return Optional.of(
                    place + trade.status() + ", but the bank has " + (bookings.isEmpty() ? "no booking" : "a booking"));
        }
        return bookings.stream()
                .findFirst()
                .filter(b -> !matches(trade, b))
                .map(b -> place + "the bank's booking has another key, id or rate");
    }

    private static boolean matches(TradeView trade, Booked booked) {
        boolean key =
                trade.booking().dealTransactionId().map(k -> k.toString().equalsIgnoreCase(booked.key())).orElse(false);
        boolean id = trade.booking().bankTransactionId().equals(Optional.of(booked.transactionId()));
        boolean rate = trade.figures().clientRate().map(r -> same(r, booked.dealRate())).orElse(false);
        return key && id && rate;
    }

    private static boolean same(BigDecimal a, BigDecimal b) {
        return a.compareTo(b) == 0;
    }

    /// How many trades of each status, for the closing line.
    public static Map<TradeStatus, Long> counts(List<TradeView> trades) {
        return trades.stream().collect(Collectors.groupingBy(TradeView::status, Collectors.counting()));
    }
}

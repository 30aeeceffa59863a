package com.fxbatchtrader.judge;

import com.fxbatchtrader.bank.simulator.ledger.Booking;
import com.fxbatchtrader.bank.simulator.ledger.Ledger;
import com.fxbatchtrader.bank.simulator.ledger.ReceivedBooking;
import com.fxbatchtrader.judge.Findings.Kind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Judges a run: the bank's ledger and its record of received booking requests on the one side, what was handed in and
/// what our side claims on the other. Bookings are matched to trades by client and amount, never by key.
public final class Judge {

    private static final Set<String> FINAL = Set.of("SUCCESS", "FAILED", "CANCELLED");

    /// A trade that says of itself that it may be booked: a booking for it is no loss, only not yet resolved.
    private static final Set<String> MAY_BE_BOOKED = Set.of("BOOKING", "BOOKED", "IN_DOUBT");

    private final List<Booking> ledger;
    private final List<ReceivedBooking> received;

    /// A judge over what the bank has.
    public Judge(List<Booking> ledger, List<ReceivedBooking> received) {
        this.ledger = List.copyOf(ledger);
        this.received = List.copyOf(received);
    }

    /// A judge over a bank's ledger file and the record of received requests beside it.
    public static Judge over(Path ledger) {
        return new Judge(Ledger.bookingsIn(ledger), Ledger.receivedIn(ledger));
    }

    /// Compares both sides.
    ///
    /// @param kills how often a process was killed, for the verdict's line
    /// @param expected every trade that was handed in
    /// @param claims what our side says about its trades
    /// @throws IllegalArgumentException when two trades that were handed in have the same client and amount
    public Verdict judge(int kills, List<Expected> expected, List<Claim> claims) {
        Set<TradeName> names = names(expected);
        Findings findings = new Findings();
        Map<TradeName, List<Claim>> claimed = claims.stream().collect(Collectors.groupingBy(Claim::name));
        Map<TradeName, List<Booking>> booked =
                ledger.stream()
                        .collect(
                                Collectors.groupingBy(
                                        b -> TradeName.of(b.cif(), b.amount()),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        for (TradeName name : names) {
            judgeTrade(name, claimed.getOrDefault(name, List.of()), booked.getOrDefault(name, List.of()), findings);
        }
        claimed.forEach(
                (name, found) -> {
                    if (!names.contains(name)) {
                        findings.add(Kind.WRONG, name, "was never handed in, yet our side has it: " + found);
                    }
                });
        Map<String, Claim> byKey = byKey(claims, findings);
        booked.forEach(
                (name, bookings) -> {
                    if (!names.contains(name)) {
                        bookings.forEach(booking -> judgeOrphan(booking, byKey, findings));
                    }
                });
        judgeRequests(byKey, findings);
        return findings.verdict(kills, names.size());
    }

    private static Set<TradeName> names(List<Expected> expected) {
        Map<TradeName, Integer> names = new LinkedHashMap<>();
        expected.forEach(trade -> names.merge(trade.name(), 1, Integer::sum));
        names.forEach(
                (name, count) -> {
                    if (count > 1) {
                        throw new IllegalArgumentException(
                                name + " was handed in " + count + " times: the judge needs amounts that are unique");
                    }
                });
        return names.keySet();
    }

    private static void judgeTrade(TradeName name, List<Claim> claims, List<Booking> bookings, Findings findings) {
        if (bookings.size() > 1) {
            findings.add(Kind.DUPLICATE, name, bookings.size() + " bookings: " + ids(bookings));
        }
        if (claims.isEmpty()) {
            findings.add(Kind.LOSS, name, "our side does not know it; bookings: " + ids(bookings));
            return;
        }
        if (claims.size() > 1) {
            findings.add(Kind.WRONG, name, "our side has it " + claims.size() + " times");
        }
        claims.forEach(claim -> judgeClaim(claim, bookings, findings));
    }

    private static void judgeClaim(Claim claim, List<Booking> bookings, Findings findings) {
        if (!FINAL.contains(claim.status())) {
            findings.add(Kind.UNRESOLVED, claim.name(), "is " + claim.status() + "; bookings: " + ids(bookings));
        }
        if (claim.status().equals("SUCCESS")) {
            judgeSuccess(claim, bookings, findings);
        } else if (!bookings.isEmpty() && !MAY_BE_BOOKED.contains(claim.status())) {
            findings.add(
                    Kind.LOSS, claim.name(), "is " + claim.status() + ", yet the bank has booked it: " + ids(bookings));
        }
    }

    private static void judgeSuccess(Claim claim, List<Booking> bookings, Findings findings) {
        if (bookings.isEmpty()) {
            findings.add(Kind.LOSS, claim.name(), "is SUCCESS, yet the bank has no booking for it");
            return;
        }
        // Of several bookings, already found to be a duplicate, one at least must be the one we know.
        List<String> differences =
                bookings.stream()
                        .map(booking -> Figures.differences(claim, booking))
                        .min(java.util.Comparator.comparingInt(List::size))
                        .orElse(List.of());
        differences.forEach(difference -> findings.add(Kind.WRONG, claim.name(), difference));
    }

    private static void judgeOrphan(Booking booking, Map<String, Claim> byKey, Findings findings) {
        TradeName name = TradeName.of(booking.cif(), booking.amount());
        Claim claim = byKey.get(booking.dealTransactionId());
        if (claim == null) {
            findings.add(Kind.LOSS, name, "a booking that belongs to no trade: " + booking.transactionId());
        } else {
            findings.add(
                    Kind.WRONG,
                    name,
                    "a booking of another client or amount than its trade has ("
                            + claim.name()
                            + "): "
                            + booking.transactionId());
        }
    }

    private static Map<String, Claim> byKey(List<Claim> claims, Findings findings) {
        Map<String, Claim> byKey = new HashMap<>();
        for (Claim claim : claims) {
            for (String key : claim.keys()) {
                if (byKey.put(key, claim) != null) {
                    findings.add(Kind.WRONG, claim.name(), "the key " + key + " stands at two attempts");
                }
            }
        }
        return byKey;
    }

    private void judgeRequests(Map<String, Claim> byKey, Findings findings) {
        Map<String, List<ReceivedBooking>> requests =
                received.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ReceivedBooking::dealTransactionId, LinkedHashMap::new, Collectors.toList()));
        requests.forEach(
                (key, came) -> {
                    if (came.size() > 1) {
                        findings.add(Kind.WRONG, "key " + key, "was sent to the bank " + came.size() + " times");
                    }
                    if (!byKey.containsKey(key)) {
                        findings.add(Kind.WRONG, "key " + key, "was sent to the bank, and our side does not know it");
                    }
                });
        for (Booking booking : ledger) {
            if (!requests.containsKey(booking.dealTransactionId())) {
                findings.add(Kind.WRONG, booking.transactionId(), "was booked without a request");
            }
        }
    }

    private static List<String> ids(List<Booking> bookings) {
        List<String> ids = new ArrayList<>();
        bookings.forEach(booking -> ids.add(booking.transactionId() + " under " + booking.dealTransactionId()));
        return ids;
    }
}

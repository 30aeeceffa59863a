package com.fxbatchtrader.bank.simulator.deal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All deals by the bank's id and by the desk's key. Not safe for threads: the dealing desk holds its lock.
final class DealBook {

    private final Map<String, List<Deal>> byId = new HashMap<>();

    void add(Deal deal) {
        byId.computeIfAbsent(deal.transactionId(), _ -> new ArrayList<>(1)).add(deal);
        byId.computeIfAbsent(deal.dealTransactionId(), _ -> new ArrayList<>(1)).add(deal);
    }

    /// The first deal under a key, whether the status call shows it or not.
    Optional<Deal> underKey(String key) {
        return byId.getOrDefault(key, List.of()).stream().findFirst();
    }

    /// What the status call says about an id.
    Optional<Deal> shown(String id, Instant now) {
        return byId.getOrDefault(id, List.of()).stream().filter(deal -> deal.isKnownAs(id, now)).findFirst();
    }
}

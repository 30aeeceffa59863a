package com.fxbatchtrader.bank.http;

import java.util.LinkedHashSet;
import java.util.Set;

/// The ids of the answers that came last. The bank gives each call an id of its own; an answer with an id that was
/// already seen is an old answer that came again, and says nothing of the call that it seems to belong to.
final class SeenIds {

    private final int capacity;
    private final Set<String> ids = new LinkedHashSet<>();

    SeenIds(int capacity) {
        this.capacity = capacity;
    }

    /// Whether the id is new. Beyond the capacity the oldest are forgotten.
    synchronized boolean add(String id) {
        if (!ids.add(id)) {
            return false;
        }
        if (ids.size() > capacity) {
            ids.remove(ids.iterator().next());
        }
        return true;
    }
}

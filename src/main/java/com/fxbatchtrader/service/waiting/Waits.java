package com.fxbatchtrader.service.waiting;

import com.fxbatchtrader.service.view.WaitView;
import com.fxbatchtrader.store.query.SightQueries;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Why batches are not running, and when they are expected to. It only looks. Safe for any thread that nobody
/// interrupts.
public final class Waits {

    private final SightQueries sights;

    public Waits(SightQueries sights) {
        this.sights = sights;
    }

    /// The whole queue at one instant: one pass over all batches that have not ended.
    public WaitPicture look() {
        return new WaitPicture(sights.look());
    }

    /// Every batch that has not ended.
    public List<WaitView> all() {
        return look().all();
    }

    /// One batch; empty when it has ended, or is not there. Costs as much as [#all]: others stand before it.
    public Optional<WaitView> find(UUID batchId) {
        return look().find(batchId);
    }
}

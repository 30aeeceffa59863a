package com.fxbatchtrader.engine;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.store.run.BatchSignals;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.UUID;

/// Passes everything on, and lets no exception of a display end a run. Safe for any thread as far as the other is.
record QuietListener(EngineListener to) implements EngineListener {

    private static final Logger LOG = LoggerFactory.getLogger(QuietListener.class);

    @Override
    public void claimed(UUID batchId, long number, boolean takenOver, BatchSignals signals) {
        quietly(() -> to.claimed(batchId, number, takenOver, signals));
    }

    @Override
    public void changed(UUID batchId, BatchSignals signals) {
        quietly(() -> to.changed(batchId, signals));
    }

    @Override
    public void held(UUID batchId, String why) {
        quietly(() -> to.held(batchId, why));
    }

    @Override
    public void left(UUID batchId, BatchStatus status) {
        quietly(() -> to.left(batchId, status));
    }

    @Override
    public void database(boolean available) {
        quietly(() -> to.database(available));
    }

    private static void quietly(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.error("A listener failed; the run goes on", e);
        }
    }
}

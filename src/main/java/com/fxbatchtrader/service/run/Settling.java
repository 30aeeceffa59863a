package com.fxbatchtrader.service.run;

import com.fxbatchtrader.store.run.WatchStore.Sight;

import java.time.Duration;
import java.time.Instant;

/// How long whoever executes batches waits for what is open at the bank.
final class Settling {

    /// An engine that is asked to stop gives up what waits for a database that is away after so long.
    static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    /// Waited beyond the last quote's end for what is in doubt.
    private static final Duration SETTLE = Duration.ofMinutes(2);

    private Settling() {}

    /// Whether nothing but answers of the bank is missing.
    static boolean onlyDoubts(Sight sight) {
        return sight.nextCheckAt().isPresent() && sight.counts().unsettled() > 0;
    }

    /// Whether they are waited for no longer: the bank goes on being asked by any live process.
    static boolean overdue(Sight sight) {
        Instant until = sight.lastQuoteEnd().orElse(sight.databaseNow()).plus(SETTLE);
        return onlyDoubts(sight) && sight.databaseNow().isAfter(until);
    }
}

package com.fxbatchtrader.store.run;

import java.time.Instant;
import java.util.List;

/// A batch that this owner has just locked.
///
/// @param number the batch's number for people
/// @param signals what its row says
/// @param claimedNanos the process's monotonic clock before the claim began: the lease lives at least until this plus
///   the lock time-out
/// @param databaseNow the database's clock at the claim
/// @param takenOver whether a former owner's run is continued
/// @param quotesToCancel quotes that a former owner left alive
public record Claim(
        RunKey key,
        long number,
        String name,
        BatchSignals signals,
        long claimedNanos,
        Instant databaseNow,
        boolean takenOver,
        List<Long> quotesToCancel) {
    public Claim {
        quotesToCancel = List.copyOf(quotesToCancel);
    }
}

package com.fxbatchtrader.store.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the database says of a lease.
public sealed interface LeaseAnswer {

    /// It is ours.
    ///
    /// @param remaining what is left of it by the database's clock
    /// @param databaseNow the database's clock
    /// @param stop why no trade may start on the desk, if so
    record Held(Duration remaining, Instant databaseNow, BatchSignals signals, Optional<String> stop)
            implements LeaseAnswer {}

    /// It is not ours any more.
    record Lost(String text) implements LeaseAnswer {}
}

package com.fxbatchtrader.testing;

import com.fxbatchtrader.store.DatabaseTimeouts;

import java.time.Duration;

/// Time-outs for tests in which the server is away, silent or slow on purpose: as short as a busy machine bears.
public final class QuickTimeouts {

    private QuickTimeouts() {}

    /// Everything within two seconds; a transaction may do nothing for five.
    public static DatabaseTimeouts quick() {
        return quick(Duration.ofSeconds(5));
    }

    /// The same with another limit on how long a transaction may do nothing.
    public static DatabaseTimeouts quick(Duration idle) {
        return new DatabaseTimeouts(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofMillis(1500),
                Duration.ofSeconds(1),
                Duration.ofMillis(300),
                idle);
    }
}

package com.fxbatchtrader.domain.desk;

import java.time.Instant;

/// Why no trade may start on the desk.
public sealed interface DeskHold {

    /// As a sentence that follows "the desk is".
    String text();

    /// The database is not what it was (failover, restore, clone): what the bank has is to be matched first.
    record Blocked(String reason) implements DeskHold {
        @Override
        public String text() {
            return reason;
        }
    }

    /// A person has stopped all trading.
    record Stopped(String by, String reason, Instant since) implements DeskHold {
        @Override
        public String text() {
            return "stopped by " + by + ": " + reason;
        }
    }
}

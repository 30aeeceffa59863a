package com.fxbatchtrader.domain.trade;

/// What is known of a booking attempt. Only OPEN ever changes.
public enum AttemptOutcome {
    OPEN,
    BOOKED,
    NOT_BOOKED
}

package com.fxbatchtrader.bank.simulator;

import java.io.Serial;
import java.util.List;

/// A request that lacks fields or has them wrong. Nothing was done.
final class InvalidRequestException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final transient List<String> errors;

    /// All that is wrong, each as `field: what is required`.
    InvalidRequestException(List<String> errors) {
        super(String.join("; ", errors), null, false, false);
        this.errors = List.copyOf(errors);
    }

    List<String> errors() {
        return errors;
    }
}

package com.fxbatchtrader.bank.simulator.http;

import java.io.IOException;
import java.io.Serial;

/// A request that is no HTTP/1.1, or more than the limits take. The connection is answered once and closed.
final class BadHttpException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    private final int status;

    BadHttpException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}

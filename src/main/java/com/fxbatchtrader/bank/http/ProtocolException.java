package com.fxbatchtrader.bank.http;

import java.io.Serial;

/// An answer that can't be read, lacks a required field or has one of the wrong type. It is never taken for a success
/// nor for a refusal. Names the field, never its value: that may be a secret.
final class ProtocolException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    ProtocolException(String message) {
        super(message);
    }
}

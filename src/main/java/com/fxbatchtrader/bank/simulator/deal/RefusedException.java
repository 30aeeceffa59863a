package com.fxbatchtrader.bank.simulator.deal;

import java.io.Serial;

/// The bank says no, for a reason that it names. Nothing was done.
public final class RefusedException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final String code;

    /// A refusal by its code; without a stack trace, since it is an everyday answer.
    public RefusedException(String code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    /// The bank's code, such as `QUOTE_EXPIRED`.
    public String code() {
        return code;
    }
}

package com.fxbatchtrader.engine.calls;

import com.fxbatchtrader.bank.BankException;

import java.io.Serial;

/// A safe call has used up its tries without a usable answer: the trade goes back to PENDING.
public final class BankAwayException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final BankException.Kind kind;

    BankAwayException(int tries, BankException last) {
        super(last.getMessage() + " (" + tries + " tries)", last);
        this.kind = last.kind();
    }

    /// What the last try met.
    public BankException.Kind kind() {
        return kind;
    }
}

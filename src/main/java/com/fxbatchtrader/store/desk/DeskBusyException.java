package com.fxbatchtrader.store.desk;

/// An import held the desk's row for too long. Nothing was stored; the same may be tried again.
public final class DeskBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeskBusyException(Throwable cause) {
        super("an import is under way and has not ended: nothing was stored; try again in a minute", cause);
    }
}

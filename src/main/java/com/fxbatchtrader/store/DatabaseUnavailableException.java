package com.fxbatchtrader.store;

/// There was no connection, or it was lost **before** the commit began: nothing of the transaction has happened, and it
/// may be repeated as it is.
public final class DatabaseUnavailableException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnavailableException(Kind kind, String message, Throwable cause) {
        super(kind, message, cause);
    }

    public DatabaseUnavailableException(Kind kind, String message) {
        super(kind, message);
    }
}

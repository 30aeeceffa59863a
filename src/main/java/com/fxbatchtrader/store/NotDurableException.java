package com.fxbatchtrader.store;

/// The commit took effect here, but the database itself says that it may be lost again: synchronous replication was
/// cancelled, or the disk did not take it. What was written is read back as after every unknown commit; nothing is sent
/// to the bank on its word.
public final class NotDurableException extends CommitUnknownException {

    private static final long serialVersionUID = 1L;

    public NotDurableException(String message, Throwable cause) {
        super(message, cause);
    }
}

package com.fxbatchtrader.store;

/// The commit threw, the connection died in it, or the server warned after it: whether the transaction has happened,
/// and whether it is durable, is unknown. The caller reads back what it wrote before it does anything that depends on
/// it, and sends nothing meanwhile (RELIABILITY.md, One writer).
public class CommitUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommitUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}

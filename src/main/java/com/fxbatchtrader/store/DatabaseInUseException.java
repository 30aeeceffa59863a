package com.fxbatchtrader.store;

import java.util.Optional;

/// Another process has the H2 file open. Its owner is known when it could be read from the note beside the file.
public final class DatabaseInUseException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    private final String owner;

    DatabaseInUseException(String message, String owner) {
        super(Kind.IN_USE, message);
        this.owner = owner;
    }

    /// The owner that has the file (`host:pid:random`), or empty when the note beside the file does not tell.
    public Optional<String> owner() {
        return owner.isEmpty() ? Optional.empty() : Optional.of(owner);
    }
}

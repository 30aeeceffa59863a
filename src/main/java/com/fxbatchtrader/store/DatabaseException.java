package com.fxbatchtrader.store;

/// The database cannot be used. The message is one line for people: what failed, where, and what to do. It holds no
/// password and no option of the address.
public class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Why the database cannot be used.
    public enum Kind {
        /// The address is malformed, or holds a user, a password or an option that is not allowed there.
        REFUSED_URL,
        /// Nobody answers at the address, the connection was lost, or no connection came free in time.
        UNREACHABLE,
        /// Another process has the H2 file open; [DatabaseInUseException] tells which.
        IN_USE,
        /// The user or the password is wrong.
        WRONG_CREDENTIALS,
        /// The files or the schema may not be read or written by this user.
        NO_PERMISSION,
        /// The disk has no room left.
        DISK_FULL,
        /// The file is not a database, or is torn.
        DAMAGED,
        /// The H2 file is a copy of one that is still there.
        COPIED,
        /// The schema is not ours, or was made by a newer program.
        WRONG_SCHEMA,
        /// The server is too old, or keeps its text in another encoding than UTF-8.
        WRONG_SERVER,
        /// The database does not keep what it acknowledges, so nothing may be traded on it.
        NOT_DURABLE,
        /// This process has closed the database.
        CLOSED,
        /// Anything else; the cause says more.
        OTHER
    }

    private final Kind kind;

    public DatabaseException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public DatabaseException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// Why the database cannot be used.
    public Kind kind() {
        return kind;
    }
}

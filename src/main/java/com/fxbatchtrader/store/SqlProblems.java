package com.fxbatchtrader.store;

import com.fxbatchtrader.store.DatabaseException.Kind;

import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Map;

/// Reads the errors of both databases: what they mean for us, and how to say it. H2's SQL states are its error codes,
/// so that one table serves both.
final class SqlProblems {

    /// The connection or the database is gone; idle_in_transaction_session_timeout (25P03) ends the connection too.
    private static final Map<String, Kind> STATES =
            Map.ofEntries(
                    Map.entry("25P03", Kind.UNREACHABLE),
                    Map.entry("3D000", Kind.UNREACHABLE),
                    Map.entry("53300", Kind.UNREACHABLE),
                    Map.entry("57P01", Kind.UNREACHABLE),
                    Map.entry("57P02", Kind.UNREACHABLE),
                    Map.entry("57P03", Kind.UNREACHABLE),
                    Map.entry("57P05", Kind.UNREACHABLE),
                    Map.entry("90007", Kind.UNREACHABLE),
                    Map.entry("90067", Kind.UNREACHABLE),
                    Map.entry("90098", Kind.UNREACHABLE),
                    Map.entry("90121", Kind.UNREACHABLE),
                    Map.entry("28000", Kind.WRONG_CREDENTIALS),
                    Map.entry("28P01", Kind.WRONG_CREDENTIALS),
                    Map.entry("42501", Kind.NO_PERMISSION),
                    Map.entry("90097", Kind.NO_PERMISSION),
                    Map.entry("90062", Kind.NO_PERMISSION),
                    Map.entry("53100", Kind.DISK_FULL),
                    Map.entry("90100", Kind.DISK_FULL),
                    Map.entry("90020", Kind.IN_USE),
                    Map.entry("90030", Kind.DAMAGED),
                    Map.entry("90048", Kind.DAMAGED),
                    Map.entry("XX001", Kind.DAMAGED),
                    Map.entry("XX002", Kind.DAMAGED));

    private final DatabaseLocation location;

    SqlProblems(DatabaseLocation location) {
        this.location = location;
    }

    /// What this failure, or what caused it, says about the database. A cause that tells why (a full disk) counts more
    /// than one that only tells that the database is gone: H2 closes itself when it cannot write, and says that first.
    static Kind kindOf(Throwable failure) {
        Kind found = Kind.OTHER;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            Kind kind = t instanceof SQLException sql ? kindOfState(sql) : kindOfFile(t);
            if (kind != Kind.OTHER && kind != Kind.UNREACHABLE) {
                return kind;
            }
            found = kind == Kind.UNREACHABLE ? kind : found;
        }
        return found;
    }

    private static Kind kindOfState(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        Kind known = STATES.get(state);
        if (known != null) {
            return known;
        }
        boolean lost =
                state.startsWith("08")
                        || failure instanceof SQLTransientConnectionException
                        || failure instanceof SQLRecoverableException;
        return lost ? Kind.UNREACHABLE : Kind.OTHER;
    }

    /// H2 reports a full disk as a general error of input and output; only the words of the system tell.
    private static Kind kindOfFile(Throwable failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage().toLowerCase(Locale.ROOT);
        if (message.contains("no space left") || message.contains("not enough space") || message.contains("quota")) {
            return Kind.DISK_FULL;
        }
        return failure instanceof AccessDeniedException ? Kind.NO_PERMISSION : Kind.OTHER;
    }

    /// Whether the failure means that the connection (or the database) was lost, not that a row was refused.
    static boolean lost(Throwable failure) {
        return switch (kindOf(failure)) {
            case UNREACHABLE, DISK_FULL, DAMAGED, CLOSED -> true;
            default -> false;
        };
    }

    /// Whether the server has said of a commit that it rolled back: a transaction in which a statement had failed, a
    /// serialisation failure, a deferred constraint.
    static boolean rolledBack(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String state = t instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
            if (state.equals("25P02") || state.equals("40001") || state.equals("40P01") || state.startsWith("23")) {
                return true;
            }
        }
        return false;
    }

    /// Nothing of a transaction has happened, for want of a connection.
    DatabaseUnavailableException unavailable(String what, Throwable failure) {
        return new DatabaseUnavailableException(kindOf(failure), sentence(what, failure), failure);
    }

    /// The database cannot be opened.
    DatabaseException atOpen(String what, Throwable failure) {
        Kind kind = kindOf(failure);
        return kind == Kind.UNREACHABLE
                ? unavailable(what, failure)
                : new DatabaseException(kind, sentence(what, failure), failure);
    }

    String sentence(String what, Throwable failure) {
        return what + " (" + location.shown() + "): " + reason(failure) + advice(kindOf(failure));
    }

    /// The driver's own words, first line: they name user and host, never a password. The driver's exception is the
    /// innermost one of SQL; those around it tell who called.
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            innermost = t instanceof SQLException ? t : innermost;
        }
        String message = innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
        return message.lines().findFirst().orElse("").strip();
    }

    private static String advice(Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> "; check that the server runs and that its address is right";
            case WRONG_CREDENTIALS -> "; set FXBATCH_DB_USER and FXBATCH_DB_PASSWORD";
            case NO_PERMISSION -> "; give this user the right to read and write it";
            case DISK_FULL -> "; make room on the disk and start again: nothing acknowledged is lost";
            case DAMAGED -> "; put back a backup, or name another database: this one is left as it is";
            case IN_USE -> "; end the other process, or work on another database";
            default -> "";
        };
    }
}

package com.fxbatchtrader.bank;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/// A safe call that brought no usable answer. Says which call, what happened and what the caller may do.
public final class BankException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    /// What happened.
    public enum Kind {
        /// No connection could be made.
        CONNECT(true, true),
        /// No whole answer within the deadline.
        TIMEOUT(true, true),
        /// The connection was cut.
        CUT(true, true),
        /// HTTP 5xx.
        SERVER_ERROR(true, true),
        /// HTTP 408, 425 or 429.
        THROTTLED(true, false),
        /// An answer that can't be read, lacks a required field, or has the wrong type.
        PROTOCOL(true, false),
        /// The bank refused the call with a code, or another 4xx.
        REFUSED(false, false),
        /// The bank refused our credentials.
        CREDENTIALS(false, false);

        private final boolean retryable;
        private final boolean countsForCircuit;

        Kind(boolean retryable, boolean countsForCircuit) {
            this.retryable = retryable;
            this.countsForCircuit = countsForCircuit;
        }

        /// Whether the same safe call may be made again.
        public boolean retryable() {
            return retryable;
        }

        /// Whether it is a failure of the bank as a whole (connect, time-out, 5xx) that opens the circuit.
        public boolean countsForCircuit() {
            return countsForCircuit;
        }
    }

    private final Kind kind;
    private final String call;
    private final String code;
    private final transient Optional<Duration> retryAfter;

    /// @param call the call's name, e.g. `createquote`
    /// @param code the bank's reason code, or the empty string
    /// @param retryAfter how long the bank asked us to wait
    public BankException(Kind kind, String call, String code, String message, Optional<Duration> retryAfter) {
        super(message);
        this.kind = kind;
        this.call = call;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /// Without code and waiting time.
    public BankException(Kind kind, String call, String message) {
        this(kind, call, "", message, Optional.empty());
    }

    public Kind kind() {
        return kind;
    }

    public String call() {
        return call;
    }

    /// The bank's reason code, or the empty string.
    public String code() {
        return code;
    }

    /// How long the bank asked us to wait, if it did.
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}

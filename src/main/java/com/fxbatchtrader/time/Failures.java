package com.fxbatchtrader.time;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// What a caller who waits for a future gets to see of its failure.
final class Failures {

    private Failures() {}

    /// The failure as it went in when it is unchecked, else wrapped once; errors are thrown at once.
    static RuntimeException asThrown(Throwable failure) {
        return switch (unwrapped(failure)) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            case Throwable checked -> new CompletionException(checked);
        };
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable inner = failure;
        while (inner instanceof CompletionException || inner instanceof ExecutionException) {
            Throwable cause = inner.getCause();
            if (cause == null) {
                return inner;
            }
            inner = cause;
        }
        return inner;
    }
}

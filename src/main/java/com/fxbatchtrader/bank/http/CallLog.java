package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.time.Pacing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Function;

/// Counts, times and logs each call. What it writes comes from exceptions and envelopes that are already free of
/// secrets; bodies are never logged.
final class CallLog {

    private static final Logger LOG = LoggerFactory.getLogger("com.fxbatchtrader.bank.calls");

    private final Pacing pacing;
    private final CallObserver observer;

    CallLog(Pacing pacing, CallObserver observer) {
        this.pacing = pacing;
        this.observer = observer;
    }

    /// Runs a safe call. What it throws comes out as a [BankException], after it has been counted.
    <T> T timed(String name, Function<Entry, T> call) {
        Entry entry = begin(name);
        try {
            T result = call.apply(entry);
            entry.end(true, "OK", "");
            return result;
        } catch (BankException e) {
            entry.end(false, e.kind().name(), Failures.words(e));
            throw e;
        } catch (ProtocolException e) {
            BankException failure = Failures.protocol(name, e);
            entry.end(false, failure.kind().name(), Failures.words(failure));
            throw failure;
        }
    }

    Entry begin(String name) {
        return new Entry(name);
    }

    /// One call under way; used by one thread.
    final class Entry {

        private final String name;
        private final long beganNanos = pacing.nanos();
        private OptionalInt httpStatus = OptionalInt.empty();
        private String bankId = "-";

        private Entry(String name) {
            this.name = name;
        }

        void httpStatus(OptionalInt status) {
            httpStatus = status;
        }

        /// The bank's id for the call: the bank's help desk finds the call by it.
        void bankId(String id) {
            bankId = id;
        }

        void end(boolean good, String outcome, String words) {
            Duration took = Duration.ofNanos(pacing.nanos() - beganNanos);
            String status = httpStatus.isPresent() ? "HTTP " + httpStatus.getAsInt() : "no HTTP status";
            if (good) {
                LOG.debug("{} {} in {} ms, {}, bank id {}", name, outcome, took.toMillis(), status, bankId);
            } else {
                LOG.info("{} {} in {} ms, {}, bank id {}: {}", name, outcome, took.toMillis(), status, bankId, words);
            }
            tell(new CallReport(name, good, outcome, httpStatus, took));
        }
    }

    private void tell(CallReport report) {
        try {
            observer.ended(report);
        } catch (RuntimeException e) {
            LOG.warn("the observer of bank calls failed with {}", e.toString());
        }
    }
}

package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankException.Kind;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// What went wrong with a safe call, in the gateway's words.
final class Failures {

    private Failures() {}

    static BankException broken(String call, Exchange.Broken broken) {
        Kind kind =
                switch (broken.why()) {
                    case NO_CONNECTION -> Kind.CONNECT;
                    case NO_ANSWER -> Kind.TIMEOUT;
                    case CUT -> Kind.CUT;
                    case UNREADABLE -> Kind.PROTOCOL;
                };
        return new BankException(kind, call, call + ": " + broken.words());
    }

    static BankException protocol(String call, ProtocolException cause) {
        BankException failure =
                new BankException(
                        Kind.PROTOCOL,
                        call,
                        call + ": the bank's answer is not what its contract says: " + cause.getMessage());
        failure.initCause(cause);
        return failure;
    }

    /// Lets 2xx and those 4xx pass that may hold a refusal; 401 and 403 too.
    static void throwUnlessAnswered(String call, Exchange.Answer answer) {
        int status = answer.status();
        String found = call + ": HTTP " + status;
        if (status == 408 || status == 425 || status == 429) {
            throw new BankException(Kind.THROTTLED, call, "", found + " from the bank", retryAfter(answer));
        }
        if (status >= 500) {
            throw new BankException(Kind.SERVER_ERROR, call, "", found + " from the bank", retryAfter(answer));
        }
        if (status < 200 || (status >= 300 && status < 400)) {
            throw new BankException(Kind.PROTOCOL, call, found + " (a redirect is not followed); check the address");
        }
    }

    /// What the exception says, or at least its name.
    static String words(RuntimeException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    private static Optional<Duration> retryAfter(Exchange.Answer answer) {
        return BankTime.retryAfter(
                answer.headers().firstValue("Retry-After"), answer.bankTime().orElse(answer.endedAt()));
    }
}

package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.bank.AnswerMeta;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// How one request over HTTP ended: with a whole answer, or broken.
sealed interface Exchange {

    /// Wall clock when the sending began.
    Instant sentAt();

    /// Wall clock when the last byte was read or the call was given up.
    Instant endedAt();

    /// The status line, if one came.
    OptionalInt httpStatus();

    /// What is kept as evidence.
    AnswerMeta meta(Scrubber scrubber);

    /// Status, headers and body came as HTTP promises them.
    record Answer(int status, HttpHeaders headers, Body body, Instant sentAt, Instant endedAt) implements Exchange {

        @Override
        public OptionalInt httpStatus() {
            return OptionalInt.of(status);
        }

        /// The answer's own `Date`.
        Optional<Instant> bankTime() {
            return BankTime.date(headers.allValues("Date"));
        }

        @Override
        public AnswerMeta meta(Scrubber scrubber) {
            boolean cached = headers.firstValue("Age").isPresent();
            return new AnswerMeta(httpStatus(), bankTime(), cached, sentAt, endedAt, scrubber.raw(body));
        }
    }

    /// No whole answer.
    ///
    /// @param why the kind of break
    /// @param words for people, e.g. `no answer in 10 s`
    /// @param partial as much of the body as came
    record Broken(Why why, String words, OptionalInt httpStatus, Body partial, Instant sentAt, Instant endedAt)
            implements Exchange {

        @Override
        public AnswerMeta meta(Scrubber scrubber) {
            return new AnswerMeta(httpStatus, Optional.empty(), false, sentAt, endedAt, scrubber.raw(partial));
        }
    }

    /// The kinds of break.
    enum Why {
        /// No connection could be made.
        NO_CONNECTION,
        /// The deadline was over before the last byte.
        NO_ANSWER,
        /// The connection was lost.
        CUT,
        /// What came is not HTTP, or too large.
        UNREADABLE
    }
}

package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.http.HttpAnswer;
import com.fxbatchtrader.bank.simulator.seed.Seed;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The `Date` of answers, in whole seconds.
final class WireDate {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US).withZone(ZoneOffset.UTC);
    private static final Duration OFF = Duration.ofHours(1);

    private WireDate() {}

    static HttpAnswer put(HttpAnswer answer, Instant at) {
        return answer.withHeader("Date", FORM.format(at));
    }

    /// A date that is an hour early or late, as the seed will have it.
    static HttpAnswer putWrong(HttpAnswer answer, Instant at, Seed seed) {
        boolean early = seed.with("date").below(2) == 0;
        return put(answer, early ? at.minus(OFF) : at.plus(OFF));
    }
}

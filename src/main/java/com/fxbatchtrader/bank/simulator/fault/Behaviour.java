package com.fxbatchtrader.bank.simulator.fault;

import com.fxbatchtrader.bank.simulator.seed.Seed;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// How a bank behaves when nothing goes wrong, and how long what goes wrong takes: the settings of a profile that are
/// no faults, each with its name there.
///
/// @param quoteLife `quote-life`: how long a quote can be booked
/// @param deduplicate `deduplicate`: whether a booking under a key that was booked before gets the former answer
/// @param repeatedAs `repeated-as`: the refusal code of a repeated booking where keys are not de-duplicated,
///   `DUPLICATE_TRANSACTION` or `QUOTE_EXPIRED`
/// @param latency `latency`: how long an answer takes
/// @param slowLatency `slow-latency`: how long a slow answer takes
/// @param slowShare `slow-share`: how many answers are slow, 0 to 1
/// @param doneAfter `done-after`: how long after the reset of its connection a call is done
/// @param lateAnswer `late-answer`: how late a late answer is
/// @param silence `silence`: how long a silent connection is kept, unless the client ends it first
/// @param byteEvery `byte-every`: the time between two bytes of a slow answer
/// @param pendingFor `pending-for`: how long a status says PENDING
/// @param statusLag `status-lag`: how long a status is not known; a desk's evidence margin must be longer
/// @param retryAfter `retry-after`: what 429 and 503 announce, in whole seconds
public record Behaviour(
        Duration quoteLife,
        boolean deduplicate,
        String repeatedAs,
        Span latency,
        Span slowLatency,
        double slowShare,
        Span doneAfter,
        Duration lateAnswer,
        Duration silence,
        Duration byteEvery,
        Span pendingFor,
        Span statusLag,
        Duration retryAfter) {

    /// Every setting with what it is when nothing sets it.
    static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    Map.entry("quote-life", "30s"),
                    Map.entry("deduplicate", "true"),
                    Map.entry("repeated-as", "DUPLICATE_TRANSACTION"),
                    Map.entry("latency", "0ms"),
                    Map.entry("slow-latency", "0ms"),
                    Map.entry("slow-share", "0"),
                    Map.entry("done-after", "1s..4s"),
                    Map.entry("late-answer", "15s"),
                    Map.entry("silence", "1m"),
                    Map.entry("byte-every", "1s"),
                    Map.entry("pending-for", "500ms..3s"),
                    Map.entry("status-lag", "500ms..1500ms"),
                    Map.entry("retry-after", "1s"));

    /// The behaviour that the settings describe; what they leave out is as usual.
    ///
    /// @throws IllegalArgumentException naming the setting, what was found and what is expected
    static Behaviour of(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(DEFAULTS);
        all.putAll(settings);
        return new Behaviour(
                Values.positive(all, "quote-life"),
                Values.flag(all, "deduplicate"),
                Values.oneOf(all, "repeated-as", "DUPLICATE_TRANSACTION", "QUOTE_EXPIRED"),
                Values.span(all, "latency"),
                Values.span(all, "slow-latency"),
                Values.share(all, "slow-share"),
                Values.span(all, "done-after"),
                Values.duration(all, "late-answer"),
                Values.duration(all, "silence"),
                Values.duration(all, "byte-every"),
                Values.span(all, "pending-for"),
                Values.span(all, "status-lag"),
                Values.duration(all, "retry-after"));
    }

    /// How long one answer takes.
    Duration latencyOf(Seed seed) {
        boolean slow = seed.with("slow").fraction() < slowShare;
        return (slow ? slowLatency : latency).pick(seed.with("latency"));
    }
}

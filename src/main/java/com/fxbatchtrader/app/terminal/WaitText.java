package com.fxbatchtrader.app.terminal;

import com.fxbatchtrader.domain.queue.Expected;
import com.fxbatchtrader.domain.queue.Waiting;
import com.fxbatchtrader.service.view.WaitView;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Why a batch is not running, and what is expected, for a terminal.
final class WaitText {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final Duration NEAR = Duration.ofHours(12);

    private final ZoneId zone;

    WaitText(Look look) {
        zone = look.zone();
    }

    /// The cause in a few words, with the expected start or end; empty where it needs none.
    String brief(WaitView wait) {
        String cause = brief(wait.cause(), wait.at());
        return wait.expected() instanceof Expected.Times(Optional<Expected.Range> start, Expected.Range finish)
                ? start.map(range -> cause + ", starts " + range(range, wait.at()))
                        .orElseGet(() -> (cause.isEmpty() ? "" : cause + ", ") + "ends " + range(finish, wait.at()))
                : cause;
    }

    private String brief(Waiting cause, Instant now) {
        return switch (cause) {
            case Waiting.Stopped _ -> "trading stopped";
            case Waiting.Blocked _ -> "desk blocked";
            case Waiting.Draft _, Waiting.AwaitingApproval _, Waiting.Ended _, Waiting.Running _ -> "";
            case Waiting.Paused paused -> paused.reason();
            case Waiting.NotBefore(Instant until) -> "not before " + minute(until, now);
            case Waiting.Held held -> "lock held";
            case Waiting.Behind behind -> "behind " + behind.batches();
            case Waiting.Next _ -> "next";
            case Waiting.WorkersFull _ -> "next, workers full";
            case Waiting.NoWorker _ -> "next, no worker";
            case Waiting.Barred barred -> "barred until " + minute(barred.until(), now);
            case Waiting.TakeOver _ -> "to be taken over";
            case Waiting.NoReference missing -> "no rate of " + missing.pair();
            case Waiting.Pausing _, Waiting.Cancelling _ -> "trades at the bank";
            case Waiting.AsksBank _ -> "the bank's answer";
        };
    }

    /// When it starts; empty where it runs, or nothing is expected.
    Optional<String> start(WaitView wait) {
        return wait.expected() instanceof Expected.Times(Optional<Expected.Range> range, Expected.Range _)
                ? range.map(one -> range(one, wait.at()))
                : Optional.empty();
    }

    /// When it has finished, or why nothing is expected; empty where that goes without saying.
    Optional<String> finish(WaitView wait) {
        return switch (wait.expected()) {
            case Expected.Times times -> Optional.of(range(times.finish(), wait.at()));
            case Expected.Unknown(Expected.Why why) ->
                    switch (why) {
                        case ENDED, HELD, BANK -> Optional.empty();
                        case NOT_MEASURED -> Optional.of("not known: too few trades have ended lately to measure");
                        case NO_WORKER -> Optional.of("not known: no process is known to be at work");
                    };
        };
    }

    private String range(Expected.Range range, Instant now) {
        String from = minute(range.earliest(), now);
        String to = minute(range.latest(), now);
        return from.equals(to) ? from : from + " - " + to;
    }

    private String minute(Instant at, Instant now) {
        boolean near = Duration.between(now, at).compareTo(NEAR) < 0;
        return (near ? MINUTE : DAY).format(at.atZone(zone));
    }
}

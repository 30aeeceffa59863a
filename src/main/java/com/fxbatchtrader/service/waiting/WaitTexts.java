package com.fxbatchtrader.service.waiting;

import com.fxbatchtrader.domain.queue.Waiting;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// The sentences: what is so, with its figures, and what ends it.
final class WaitTexts {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ENGLISH);
    private static final Duration LONG = Duration.ofSeconds(5);

    private final ZoneId zone;
    private final Instant now;

    WaitTexts(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    String sentence(Waiting cause) {
        return switch (cause) {
            case Waiting.Stopped(String by, String reason, Instant since) ->
                    "All trading was stopped by %s at %s: %s; it goes on when the stop is lifted."
                            .formatted(who(by), time(since), reason);
            case Waiting.Blocked(String reason) ->
                    "The desk is blocked: %s; it goes on when that is settled.".formatted(reason);
            case Waiting.Draft _ -> "It is a draft and does not stand in the queue.";
            case Waiting.AwaitingApproval _ -> "It waits to be approved.";
            case Waiting.Paused paused -> paused(paused);
            case Waiting.NotBefore(Instant until) -> "It does not start before %s.".formatted(time(until));
            case Waiting.Held(String owner, Instant until) ->
                    "%s holds its lock until %s; it goes on when the lock is given back, taken away or over."
                            .formatted(owner, time(until));
            case Waiting.Behind behind -> behind(behind);
            case Waiting.Turn turn -> turn(turn);
            case Waiting.Running running ->
                    "%s runs it: %s at once of at most %d, %d to go; its lock is renewed before %s."
                            .formatted(
                                    running.owner(),
                                    trades(running.atOnce()),
                                    running.limit(),
                                    running.toGo(),
                                    time(running.until()));
            case Waiting.NoReference(String owner, String pair, Optional<Instant> since) ->
                    "%s has it, and no trade starts: %s; it goes on by itself when one is set (rate set %s=…)."
                            .formatted(
                                    owner,
                                    since.map(
                                                    at ->
                                                            "the reference rate of "
                                                                    + pair
                                                                    + " is of "
                                                                    + time(at)
                                                                    + ", too old")
                                            .orElse("there is no reference rate of " + pair),
                                    pair);
            case Waiting.Pausing(String by, String reason, int atOnce) ->
                    "It is being paused by %s: %s; %s to see to the end first."
                            .formatted(who(by), reason, trades(atOnce));
            case Waiting.Cancelling(String by, String reason, int atOnce) ->
                    "Its rest is being cancelled by %s: %s; %s to see to the end first."
                            .formatted(who(by), reason, trades(atOnce));
            case Waiting.AsksBank asks -> asks(asks);
            case Waiting.Ended(var status) ->
                    "It has ended: %s.".formatted(status.name().replace('_', ' ').toLowerCase(Locale.ROOT));
        };
    }

    private String paused(Waiting.Paused paused) {
        return "It was paused%s%s: %s%s; it goes on when it is resumed."
                .formatted(
                        paused.by().isEmpty() ? "" : " by " + who(paused.by()),
                        paused.since().map(at -> " at " + time(at)).orElse(""),
                        paused.reason().isEmpty() ? "no reason is known" : paused.reason(),
                        paused.unsettled() == 0
                                ? ""
                                : ", and the bank is asked for " + trades(paused.unsettled()) + " of it meanwhile");
    }

    private static String behind(Waiting.Behind behind) {
        String first = "#" + behind.first() + " " + behind.firstName();
        return behind.batches() == 1
                ? "One batch stands before it: %s, %s to go.".formatted(first, trades(behind.trades()))
                : "%d batches stand before it, the first is %s; %s to go in them."
                        .formatted(behind.batches(), first, trades(behind.trades()));
    }

    private String turn(Waiting.Turn turn) {
        return switch (turn) {
            case Waiting.Next _ -> "It is next: a process that has room takes it at once.";
            case Waiting.WorkersFull(int processes, int batches, Duration waited) ->
                    "It is next for %s, and %s at work with %s; it starts when one of them ends."
                            .formatted(
                                    span(waited),
                                    processes == 1 ? "the one known process is" : processes + " known processes are",
                                    batches == 1 ? "one batch" : batches + " batches");
            case Waiting.NoWorker(Duration waited) ->
                    "No process has taken it although it is next for %s: is a worker running?".formatted(span(waited));
            case Waiting.Barred(String owner, Instant until, Duration waited) ->
                    "It was taken away from %s, which does not take it again before %s; others may, none has for %s."
                            .formatted(owner, time(until), span(waited));
            case Waiting.TakeOver over ->
                    "%s, and the next process with room continues it before the queue%s"
                            .formatted(
                                    over.former()
                                            .map(owner -> "The lock of " + owner + " has run out")
                                            .orElse("Its run was begun and nobody has it"),
                                    over.waited().compareTo(LONG) < 0
                                            ? "."
                                            : over.processes() == 0
                                                    ? "; none has for " + span(over.waited()) + ": is a worker running?"
                                                    : "; those at work have had no room for "
                                                            + span(over.waited())
                                                            + ".");
        };
    }

    private String asks(Waiting.AsksBank asks) {
        String when =
                asks.owner()
                        .map(owner -> owner + " is asking now")
                        .orElse(
                                asks.nextCheckAt().isAfter(now)
                                        ? "next at " + time(asks.nextCheckAt())
                                        : "due since " + time(asks.nextCheckAt()) + " by any process");
        return "Only the bank can tell what became of %s of it: it is asked again, %s."
                .formatted(trades(asks.unsettled()), when);
    }

    private String time(Instant at) {
        boolean today = at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (today ? CLOCK : DAY).format(at.atZone(zone));
    }

    private static String span(Duration span) {
        if (span.compareTo(Duration.ofMinutes(1)) < 0) {
            return span.toSeconds() + " s";
        }
        if (span.compareTo(Duration.ofHours(1)) < 0) {
            return span.toMinutes() + " min";
        }
        return span.compareTo(Duration.ofDays(1)) < 0
                ? span.toHours() + " h " + span.toMinutesPart() + " min"
                : span.toDays() + " d";
    }

    private static String trades(long count) {
        return count == 1 ? "one trade" : count + " trades";
    }

    /// `user:thandi@desk-1` is the person or the process to people.
    private static String who(String actor) {
        return actor.startsWith("user:") || actor.startsWith("owner:")
                ? actor.substring(actor.indexOf(':') + 1)
                : actor;
    }
}

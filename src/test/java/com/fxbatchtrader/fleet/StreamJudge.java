package com.fxbatchtrader.fleet;

import com.fxbatchtrader.domain.event.EventKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the stream of one batch in its order, which is exact: fences count the acquisitions one by one, whoever holds
/// the batch is the only process that writes, no trade begins beyond the limit of that moment, and nothing runs at the
/// end.
final class StreamJudge {

    private static final Pattern FENCE = Pattern.compile("fence (\\d+)$");
    private static final Pattern LIMIT = Pattern.compile("at most (\\d+) at once");

    private final List<String> twofold = new ArrayList<>();
    private final List<String> fences = new ArrayList<>();
    private final List<String> overlimit = new ArrayList<>();
    private int takeovers;

    /// Judges one batch.
    ///
    /// @param limit how many of its trades may run at once when it comes in
    /// @param fence its row's, at the end
    void judge(List<LogEvent> stream, int limit, long fence) {
        Reading reading = new Reading(limit);
        stream.forEach(reading::next);
        reading.end(stream, fence);
    }

    /// Writes of who did not hold the batch.
    List<String> twofold() {
        return List.copyOf(twofold);
    }

    /// Fences that were used twice, left out, or taken without an event.
    List<String> fences() {
        return List.copyOf(fences);
    }

    /// Trades that began beyond the limit, and counts that are not zero where nothing runs.
    List<String> overlimit() {
        return List.copyOf(overlimit);
    }

    int takeovers() {
        return takeovers;
    }

    /// One stream, read up to some event.
    private final class Reading {
        private int limit;
        private int running;
        private long fence;
        private Optional<String> holder = Optional.empty();

        Reading(int limit) {
            this.limit = limit;
        }

        void next(LogEvent event) {
            switch (event.kind()) {
                case BATCH_CLAIMED, BATCH_TAKEN_OVER, BATCH_LOCKED -> claimed(event);
                case BATCH_RELEASED,
                        BATCH_ENDED,
                        BATCH_PAUSED,
                        BATCH_LEFT_IN_DOUBT,
                        BATCH_CHECKED,
                        BATCH_LOCK_EXPIRED ->
                        left(event);
                case BATCH_CHANGED -> changed(event);
                default -> step(event);
            }
        }

        private void claimed(LogEvent event) {
            Matcher said = FENCE.matcher(event.after());
            long next = said.find() ? Long.parseLong(said.group(1)) : -1;
            if (next != fence + 1) {
                fences.add(event + " follows fence " + fence);
            }
            if (event.kind() == EventKind.BATCH_TAKEN_OVER) {
                takeovers++;
            }
            fence = next;
            holder = Optional.of(event.actor());
        }

        private void left(LogEvent event) {
            requireHeld(event);
            holder = Optional.empty();
        }

        private void changed(LogEvent event) {
            Matcher said = LIMIT.matcher(event.after());
            if (said.matches()) {
                limit = Integer.parseInt(said.group(1));
            }
        }

        private void step(LogEvent event) {
            requireHeld(event);
            running += event.running();
            if (event.kind() == EventKind.TRADE_STARTED && running > limit) {
                overlimit.add(running + " run, at most " + limit + " may: " + event);
            }
            if (running < 0) {
                overlimit.add("fewer than none run: " + event);
            }
        }

        private void requireHeld(LogEvent event) {
            if (event.byProcess() && !holder.equals(Optional.of(event.actor()))) {
                twofold.add("held by " + holder.orElse("nobody") + ": " + event);
            }
        }

        void end(List<LogEvent> stream, long rowFence) {
            if (fence != rowFence) {
                fences.add("the row's fence is " + rowFence + ", the last event's " + fence + ": " + stream.getLast());
            }
            if (running != 0) {
                overlimit.add(running + " run at the end: " + stream.getLast());
            }
        }
    }
}

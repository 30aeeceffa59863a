package com.fxbatchtrader.fleet;

import com.fxbatchtrader.domain.event.EventKind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Counts how much each process has at once: batches, by the rows; trades, by its own events in the order of its clock.
final class LoadJudge {

    private LoadJudge() {}

    private record Step(long at, int by) {}

    /// Processes that ran more batches than they may.
    ///
    /// @param most how many batches an owner may run at once
    static List<String> batches(History history, ToIntFunction<String> most) {
        Map<String, List<Step>> steps = new HashMap<>();
        for (List<RowVersion> versions : history.batches()) {
            Optional<String> holder = Optional.empty();
            for (RowVersion version : versions) {
                Optional<String> now = version.run() ? version.lock().owner() : Optional.empty();
                if (!now.equals(holder)) {
                    holder.ifPresent(owner -> step(steps, owner, version.writtenAt(), -1));
                    now.ifPresent(owner -> step(steps, owner, version.writtenAt(), 1));
                    holder = now;
                }
            }
        }
        return over(steps, most, "batches");
    }

    /// Processes that ran more trades than they may.
    static List<String> trades(List<LogEvent> events, ToIntFunction<String> most) {
        Map<String, List<Step>> steps = new HashMap<>();
        Map<Object, LogEvent> begun = new HashMap<>();
        for (LogEvent event : events) {
            if (event.byProcess() && event.kind() == EventKind.TRADE_STARTED) {
                begun.put(event.trade(), event);
            } else if (event.running() < 0) {
                LogEvent start = begun.remove(event.trade());
                // when one that somebody else has recovered ended for its former owner is not known
                if (start != null && start.actor().equals(event.actor())) {
                    step(steps, start.actor(), start.happenedAt(), 1);
                    step(steps, start.actor(), event.happenedAt(), -1);
                }
            }
        }
        return over(steps, most, "trades");
    }

    private static void step(Map<String, List<Step>> steps, String owner, long at, int by) {
        steps.computeIfAbsent(owner, _ -> new ArrayList<>()).add(new Step(at, by));
    }

    private static List<String> over(Map<String, List<Step>> steps, ToIntFunction<String> most, String what) {
        List<String> findings = new ArrayList<>();
        steps.forEach(
                (owner, all) -> {
                    int now = 0;
                    int highest = 0;
                    for (Step step :
                            all.stream()
                                    .sorted(Comparator.comparingLong(Step::at).thenComparingInt(Step::by))
                                    .toList()) {
                        now += step.by;
                        highest = Math.max(highest, now);
                    }
                    if (highest > most.applyAsInt(owner)) {
                        findings.add(
                                owner + " ran " + highest + " " + what + " at once, at most " + most.applyAsInt(owner));
                    }
                });
        return findings;
    }
}

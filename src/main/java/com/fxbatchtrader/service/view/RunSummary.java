package com.fxbatchtrader.service.view;

import java.time.Duration;
import java.util.List;

/// What a run came to.
///
/// @param batch the batch at the end
/// @param end why the run came back
/// @param endText the same in words where a person must know more; empty when all ended
/// @param totals confirmed deals by pair
/// @param failures failed trades by reason, the most frequent first
/// @param bankCalls calls made to the bank by this process for this run; 0 when the batch had ended before
/// @param duration from the batch's first start to its end, or to now
/// @param notices what a person should know, e.g. that the first quote was taken as reference
public record RunSummary(
        BatchView batch,
        RunEnd end,
        String endText,
        List<TotalsView> totals,
        List<FailureGroup> failures,
        long bankCalls,
        Duration duration,
        List<String> notices) {
    public RunSummary {
        totals = List.copyOf(totals);
        failures = List.copyOf(failures);
        notices = List.copyOf(notices);
    }
}

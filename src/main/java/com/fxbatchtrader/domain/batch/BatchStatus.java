package com.fxbatchtrader.domain.batch;

import java.util.Map;
import java.util.Set;

/// The states of a batch. PENDING is "in the queue".
public enum BatchStatus {
    DRAFT,
    AWAITING_APPROVAL,
    PENDING,
    RUNNING,
    PAUSED,
    SUCCESS,
    PARTIAL_SUCCESS,
    FAILED,
    CANCELLED;

    private static final Map<BatchStatus, Set<BatchStatus>> NEXT =
            Map.of(
                    DRAFT, Set.of(AWAITING_APPROVAL, PENDING, CANCELLED),
                    AWAITING_APPROVAL, Set.of(PENDING, DRAFT, CANCELLED),
                    // what ran before and is back in the queue ends by its trades when its rest is cancelled
                    PENDING, Set.of(RUNNING, PAUSED, CANCELLED, PARTIAL_SUCCESS),
                    RUNNING, Set.of(SUCCESS, PARTIAL_SUCCESS, FAILED, CANCELLED, PAUSED),
                    // a paused batch whose rest is cancelled ends by its trades
                    PAUSED, Set.of(PENDING, CANCELLED, PARTIAL_SUCCESS),
                    SUCCESS, Set.of(),
                    // a person's retry takes failed trades, and with them the batch, back to the queue
                    PARTIAL_SUCCESS, Set.of(PENDING),
                    FAILED, Set.of(PENDING),
                    CANCELLED, Set.of());

    /// Whether a batch in this state may become that one next.
    public boolean mayBecome(BatchStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /// Whether the batch has ended: every trade of it is final.
    public boolean ended() {
        return this == SUCCESS || this == PARTIAL_SUCCESS || this == FAILED || this == CANCELLED;
    }

    /// The final status that the trades of an ended batch give: all succeeded, all failed, some of each; where the rest
    /// was cancelled, CANCELLED when none succeeded, else PARTIAL_SUCCESS.
    public static BatchStatus ofEnded(int succeeded, int failed, int cancelled) {
        if (cancelled > 0) {
            return succeeded == 0 ? CANCELLED : PARTIAL_SUCCESS;
        }
        if (failed == 0) {
            return SUCCESS;
        }
        return succeeded == 0 ? FAILED : PARTIAL_SUCCESS;
    }
}

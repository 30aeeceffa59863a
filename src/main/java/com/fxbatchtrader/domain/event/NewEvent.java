package com.fxbatchtrader.domain.event;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A change that is about to be recorded. Its id is made before the transaction, so that after a commit with an unknown
/// end one look tells whether it took effect.
///
/// @param id UUID version 7
/// @param actor `user:NAME@HOST`, `owner:…`, `token:NAME` or `system`
/// @param reason why, where a person or a rule gave one; at most 500 characters
/// @param before what it was, for people; at most 1,000 characters
/// @param after what it is now, for people; at most 4,000 characters
/// @param happenedAt the process's wall clock
public record NewEvent(
        UUID id,
        EventKind kind,
        Optional<UUID> tradeId,
        String actor,
        Optional<String> reason,
        String before,
        String after,
        Instant happenedAt) {

    public NewEvent {
        reason = reason.map(text -> clipped(text, 500));
        before = clipped(before, 1000);
        after = clipped(after, 4000);
    }

    private static String clipped(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}

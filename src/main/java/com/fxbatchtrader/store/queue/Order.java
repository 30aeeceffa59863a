package com.fxbatchtrader.store.queue;

import java.util.Optional;
import java.util.UUID;

/// Who orders what of which batch.
///
/// @param seen the batch as it was when the person decided
/// @param actor as events name them, `user:NAME@HOST`
/// @param reason why, at most 500 characters
public record Order(UUID batchId, Seen seen, String actor, Optional<String> reason) {

    /// The reason, empty text where none was given.
    String why() {
        return reason.orElse("");
    }
}

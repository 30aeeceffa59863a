package com.fxbatchtrader.store.query;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// An event of the log.
///
/// @param number its number in its stream
/// @param before what it was, empty text where there was nothing
public record EventRow(
        long number,
        String kind,
        Optional<UUID> tradeId,
        String actor,
        Optional<String> reason,
        String before,
        String after,
        Instant happenedAt) {}

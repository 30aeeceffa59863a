package com.fxbatchtrader.store.feed;

import com.fxbatchtrader.domain.event.StreamKind;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One change, as the feed has it.
///
/// @param at its place in the feed
/// @param streamId the id of the batch, the client or the desk
/// @param number its number in its stream: two transactions may stand in the feed in another order than they had the
///   stream's row, and this tells
/// @param kind the name of an event kind; a newer program may know more of them
/// @param recordedAt the database's clock
public record FeedEvent(
        FeedCursor at,
        StreamKind stream,
        UUID streamId,
        long number,
        String kind,
        Optional<UUID> tradeId,
        String actor,
        Instant recordedAt) {}

package com.fxbatchtrader.domain.event;

import java.util.UUID;

/// The last event of a stream, as its row keeps it: a cut tail is found by it.
///
/// @param number the last event's number, 0 when there is none
/// @param hash the last event's hash, 64 hexadecimal digits
public record StreamHead(StreamKind kind, UUID streamId, long number, String hash) {

    /// What stands before the first event.
    public static final String GENESIS = "0".repeat(64);

    /// The head of a stream without events.
    public static StreamHead empty(StreamKind kind, UUID streamId) {
        return new StreamHead(kind, streamId, 0, GENESIS);
    }
}

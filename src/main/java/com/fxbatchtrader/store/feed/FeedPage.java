package com.fxbatchtrader.store.feed;

import java.util.List;

/// What was read of the feed at once.
///
/// @param next where to go on
/// @param heldBack whether there is more that can be seen and must wait: an older transaction still runs, whose events
///   come before it
public record FeedPage(List<FeedEvent> events, FeedCursor next, boolean heldBack) {

    public FeedPage {
        events = List.copyOf(events);
    }
}

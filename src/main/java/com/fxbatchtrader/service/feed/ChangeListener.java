package com.fxbatchtrader.service.feed;

import com.fxbatchtrader.store.feed.FeedEvent;

import java.util.List;

/// Is told what has changed, on the feed's thread: each event once, in the feed's order. While it is busy the others
/// wait.
@FunctionalInterface
public interface ChangeListener {

    /// These events have become durable.
    ///
    /// @param events at least one; a listener that throws is given the same ones again
    void changed(List<FeedEvent> events);
}

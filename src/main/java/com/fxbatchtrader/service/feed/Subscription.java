package com.fxbatchtrader.service.feed;

import com.fxbatchtrader.store.feed.FeedCursor;
import com.fxbatchtrader.store.feed.FeedPage;
import com.fxbatchtrader.store.feed.FeedStore;

/// One reader of the feed with its place. For one thread.
final class Subscription {

    private static final int PAGE = 500;

    private final FeedStore store;
    private final ChangeListener listener;
    private FeedCursor place;
    private volatile boolean ended;

    /// @param place everything behind it is told
    Subscription(FeedStore store, FeedCursor place, ChangeListener listener) {
        this.store = store;
        this.place = place;
        this.listener = listener;
    }

    /// Nothing that is read from now on is told. From any thread.
    void end() {
        ended = true;
    }

    /// Tells all that there is. The place moves on when the listener has taken a page, not before.
    ///
    /// @return whether more is there and must wait for an older transaction
    boolean read() {
        FeedPage page = store.after(place, PAGE);
        // asked after each reading: what was committed after the end is never told
        while (!page.events().isEmpty() && !ended) {
            listener.changed(page.events());
            place = page.next();
            if (page.events().size() < PAGE) {
                return page.heldBack();
            }
            page = store.after(place, PAGE);
        }
        return page.heldBack();
    }
}

package com.fxbatchtrader.store.feed;

import java.util.UUID;

/// A place in the feed: everything up to it has been read. The order is that of the transactions' numbers, and within
/// one that of the events' ids. A cursor belongs to its database; after a restore from a backup it means nothing.
///
/// @param transaction the number of a transaction, never negative
/// @param event the id of the last event that was read; the nil id where none of that transaction was
public record FeedCursor(long transaction, UUID event) {

    private static final UUID NONE = new UUID(0, 0);

    /// Before the first event that there ever was.
    public static final FeedCursor START = before(0);

    public FeedCursor {
        if (transaction < 0) {
            throw new IllegalArgumentException("transactions are numbered from 0, not from " + transaction);
        }
    }

    /// Before the first event of that transaction.
    public static FeedCursor before(long transaction) {
        return new FeedCursor(transaction, NONE);
    }

    /// From its text.
    ///
    /// @throws IllegalArgumentException when it is none
    public static FeedCursor parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("'" + text + "' is no place in the feed");
        }
        return new FeedCursor(Long.parseLong(text.substring(0, dot)), UUID.fromString(text.substring(dot + 1)));
    }

    /// The text that [#parse] reads.
    @Override
    public String toString() {
        return transaction + "." + event;
    }
}

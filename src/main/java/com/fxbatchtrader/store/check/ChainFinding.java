package com.fxbatchtrader.store.check;

import com.fxbatchtrader.domain.event.StreamKind;

import java.util.UUID;

/// Where a stream of events is not what was written.
///
/// @param number the event at which it shows
/// @param text what it is, for people
public record ChainFinding(StreamKind stream, UUID streamId, long number, Fault fault, String text) {

    /// What was done to the stream.
    public enum Fault {
        /// An event's content is not what its hash says.
        CONTENT_CHANGED,
        /// Numbers are missing.
        GAP,
        /// An event does not follow from the one before it, or there are two in its place.
        FORK,
        /// Events at the end are missing, or stand behind the head that the stream's row has.
        CUT_TAIL,
        /// Events of a batch or client that is not there.
        NO_OWNER
    }

    @Override
    public String toString() {
        return "events of "
                + stream.name().toLowerCase(java.util.Locale.ROOT)
                + " "
                + streamId
                + ", number "
                + number
                + ": "
                + text;
    }
}

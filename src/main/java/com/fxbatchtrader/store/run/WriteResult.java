package com.fxbatchtrader.store.run;

/// What became of a write.
public sealed interface WriteResult {

    /// It is durable.
    ///
    /// @param stamp when the commit began: until then the fence was certainly ours
    record Done(CommitStamp stamp) implements WriteResult {}

    /// It was not written; the trade stays where it was.
    record Refused(Refusal why, String text) implements WriteResult {}

    /// The batch is not this owner's any more: the run ends at once, writes and sends nothing more.
    record FenceLost(String text) implements WriteResult {}

    /// Why a write was refused.
    enum Refusal {
        /// The desk is stopped: no intent is taken.
        STOPPED,
        /// The batch is being paused or cancelled, or its limit was lowered: no trade begins.
        HALTED,
        /// Other trades of the same account have reserved too much.
        RESERVED,
        /// The client's trades are stopped.
        CLIENT_STOPPED,
        /// The trade does not stand where the write supposed; somebody else has changed it.
        ROW_MOVED,
        /// The database refuses the row itself, again and again: a defect of this program. A trade that can't have been
        /// booked has failed for it.
        UNWRITABLE
    }

    /// When a commit began, on both clocks of the process.
    ///
    /// @param nanos monotonic
    /// @param wallMillis since the epoch
    /// @param trusted false when the end of the commit was unknown for a while: then only a round trip opens the gate
    /// @param durable false when the database warned after it, could not write it through, or took over 10 s: it may be
    ///   lost again, so that nothing is sent on its word
    record CommitStamp(long nanos, long wallMillis, boolean trusted, boolean durable) {}
}

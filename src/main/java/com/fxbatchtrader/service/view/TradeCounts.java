package com.fxbatchtrader.service.view;

/// How many trades of a batch are in which state; the seven parts add up to the total.
///
/// @param total all trades of the batch
/// @param pending not begun, or back in the queue after a stop or a crash
/// @param running EXECUTING, QUOTED or BOOKING
/// @param booked the bank took the booking and has not confirmed it yet
/// @param inDoubt no answer, or one that proves nothing
/// @param succeeded confirmed by the bank
/// @param failed definitely not booked
/// @param cancelled taken out by a person
public record TradeCounts(
        int total, int pending, int running, int booked, int inDoubt, int succeeded, int failed, int cancelled) {

    /// SUCCESS, FAILED and CANCELLED.
    public int ended() {
        return succeeded + failed + cancelled;
    }

    /// Trades that the bank has, confirmed or not.
    public int atBank() {
        return booked + succeeded;
    }

    /// Trades that are neither final nor in doubt nor waiting for their confirmation.
    public int toGo() {
        return pending + running;
    }
}

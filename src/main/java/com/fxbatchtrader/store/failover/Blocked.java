package com.fxbatchtrader.store.failover;

/// A desk that a changed server holds up.
///
/// @param why what follows "the desk is"
/// @param progress how far the bank's bookings are matched
public record Blocked(String why, MatchProgress progress) {

    /// Both, for people.
    public String words() {
        return why + " (" + progress.words() + ")";
    }
}

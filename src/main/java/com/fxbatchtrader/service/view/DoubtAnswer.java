package com.fxbatchtrader.service.view;

/// What came of asking the bank for a trade in doubt.
///
/// @param doubt the dossier afterwards; its trade's status says whether the doubt is settled
/// @param said what the bank said, in words
public record DoubtAnswer(DoubtView doubt, String said) {

    /// Whether the trade's fate is now known.
    public boolean settled() {
        return !doubt.trade().status().unsettled();
    }
}

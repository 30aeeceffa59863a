package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.service.view.DoubtView;

/// What became of an operator's verb on a trade. In every case the dossier is given as it stands now.
public sealed interface TradeOutcome {

    DoubtView doubt();

    /// One sentence for people.
    String said();

    /// It is done, and durable; [#settled] says whether the bank has confirmed it as well.
    record Done(DoubtView doubt, String said) implements TradeOutcome {

        /// Whether the trade's fate is final.
        public boolean settled() {
            return !doubt.trade().status().unsettled();
        }
    }

    /// Somebody was faster. The trade was not changed; the sentence says what happened instead.
    record Lost(DoubtView doubt, String said) implements TradeOutcome {}

    /// The bank's answer does not prove it. The trade stands as it stood.
    ///
    /// @param advice what to do now
    record Refused(DoubtView doubt, String said, String advice) implements TradeOutcome {}
}

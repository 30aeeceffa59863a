package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.service.view.BatchView;

/// What became of an operator's verb on a batch. In every case the batch is given as it stands now.
public sealed interface VerbOutcome {

    BatchView batch();

    /// One sentence for people.
    String said();

    /// It is done, and durable.
    ///
    /// @param changed false when it was so already
    record Done(BatchView batch, String said, boolean changed) implements VerbOutcome {}

    /// Somebody was faster. Nothing was changed; the sentence says who did what instead.
    record Lost(BatchView batch, String said) implements VerbOutcome {}

    /// Not possible as the batch stands. Nothing was changed.
    ///
    /// @param precondition when it would be
    record Refused(BatchView batch, String said, String precondition) implements VerbOutcome {}
}

package com.fxbatchtrader.service;

import com.fxbatchtrader.store.desk.DeskBook;
import com.fxbatchtrader.store.desk.DeskState;
import com.fxbatchtrader.store.run.EvidenceStore;

import java.time.Duration;
import java.time.ZoneId;

/// What is known of the way in which the desk's bank answers. Safe for any thread.
public final class BankKnowledge {

    private final DeskBook book;
    private final EvidenceStore evidence;
    private final Duration evidenceMargin;

    /// @param evidenceMargin after a quote's end, before an "unknown" counts
    public BankKnowledge(DeskBook book, EvidenceStore evidence, Duration evidenceMargin) {
        this.book = book;
        this.evidence = evidence;
        this.evidenceMargin = evidenceMargin;
    }

    /// What is known at this moment.
    ///
    /// @param knownByKey whether the bank is known to answer by our key, so that its "unknown" can be evidence
    /// @param evidenceMargin after a quote's end, before an "unknown" counts
    record Known(boolean knownByKey, Duration evidenceMargin, ZoneId deskZone) {}

    Known known() {
        DeskState desk = book.state();
        boolean byKey =
                desk.bank()
                        .map(bank -> new EvidenceStore.Bank(bank.environment(), bank.host(), bank.userId()))
                        .filter(evidence::proven)
                        .isPresent();
        return new Known(byKey, evidenceMargin, desk.zone());
    }
}

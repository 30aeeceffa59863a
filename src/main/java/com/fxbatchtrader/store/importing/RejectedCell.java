package com.fxbatchtrader.store.importing;

import com.fxbatchtrader.domain.validation.FileProblem;

/// A problem of a row that was kept out of a batch, with the row as it stands in the file.
///
/// @param raw the row's text; beyond 4,000 characters it is cut
public record RejectedCell(FileProblem problem, String raw) {

    private static final int RAW_LENGTH = 4000;

    public RejectedCell {
        raw = raw.length() <= RAW_LENGTH ? raw : raw.substring(0, RAW_LENGTH - 1) + "…";
    }
}

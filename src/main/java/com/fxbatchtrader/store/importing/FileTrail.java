package com.fxbatchtrader.store.importing;

import com.fxbatchtrader.domain.validation.MendedCell;

import java.util.List;

/// What is kept of a batch's file beside its trades.
///
/// @param readAs how it was read, in words: format, columns under other names; at most 1,000 characters
/// @param rejects the problems of the rows that were kept out
/// @param mended what a person changed in it
public record FileTrail(String readAs, List<RejectedCell> rejects, List<MendedCell> mended) {

    /// A file that was read as it is.
    public static final FileTrail NONE = new FileTrail("", List.of(), List.of());

    private static final int LONGEST = 1000;

    public FileTrail {
        readAs = readAs.length() <= LONGEST ? readAs : readAs.substring(0, LONGEST - 1) + "…";
        rejects = List.copyOf(rejects);
        mended = List.copyOf(mended);
    }
}

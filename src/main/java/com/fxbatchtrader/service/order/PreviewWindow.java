package com.fxbatchtrader.service.order;

/// Which rows of a file are shown.
///
/// @param fromRow the first, as a spreadsheet numbers it
/// @param count how many at most, 0 to 1,000
/// @param problemsOnly only rows that have a problem
public record PreviewWindow(int fromRow, int count, boolean problemsOnly) {

    private static final int MOST = 1000;

    public PreviewWindow {
        if (count < 0 || count > MOST) {
            throw new IllegalArgumentException("0 to 1,000 rows are shown, not " + count);
        }
    }
}

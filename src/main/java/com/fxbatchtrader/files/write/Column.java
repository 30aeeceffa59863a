package com.fxbatchtrader.files.write;

/// A column of a table that is written.
///
/// @param title the header
/// @param kind what its cells are; any of them may be empty
public record Column(String title, Kind kind) {

    /// What the cells of a column are.
    public enum Kind {
        /// Anything that is not computed with: names, and ids even where they are digits only.
        TEXT(24),
        /// A count.
        WHOLE(10),
        /// Money or a rate.
        DECIMAL(16),
        /// A day without a time.
        DATE(12),
        /// A point in time, written in UTC.
        INSTANT(22);

        private final int width;

        Kind(int width) {
            this.width = width;
        }

        /// How many digits a workbook's column shows.
        int width() {
            return width;
        }
    }
}

package com.fxbatchtrader.files.table;

/// How much of a file is read. Beyond each limit the file is refused.
///
/// @param bytes size of the file
/// @param rows rows read, blank ones included
/// @param records rows with content: trades or clients
/// @param columns cells in a row
/// @param cellLength characters in a cell
public record ReadLimits(long bytes, int rows, int records, int columns, int cellLength) {

    /// 256 MiB, 250,000 rows, 100,000 trades, 200 columns, 32,767 characters a cell.
    public static final ReadLimits DEFAULT = new ReadLimits(256L * 1024 * 1024, 250_000, 100_000, 200, 32_767);

    public ReadLimits {
        if (Math.min(Math.min(bytes, rows), Math.min(records, Math.min(columns, cellLength))) < 1) {
            throw new IllegalArgumentException("every limit of a file is at least 1");
        }
    }
}

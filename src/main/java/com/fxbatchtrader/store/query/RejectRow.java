package com.fxbatchtrader.store.query;

/// A problem of a row that was kept out of a batch.
///
/// @param raw the row as it stands in the file
public record RejectRow(int row, String column, String code, String found, String expected, String raw) {}

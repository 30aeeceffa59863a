package com.fxbatchtrader.service.view;

/// A problem of a row that was kept out of a batch.
///
/// @param row as a spreadsheet shows it
/// @param column the header's name; empty when the whole row is meant
/// @param code a short stable name, e.g. `UNKNOWN_CLIENT`
/// @param found what stands there
/// @param expected what should
/// @param raw the whole row as it stands in the file, at most 4,000 characters
public record RejectView(int row, String column, String code, String found, String expected, String raw) {}

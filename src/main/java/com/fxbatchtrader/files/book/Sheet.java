package com.fxbatchtrader.files.book;

/// A sheet of a workbook.
///
/// @param part where its cells are
/// @param hidden whether the spreadsheet doesn't show it
record Sheet(String name, String part, boolean hidden) {}

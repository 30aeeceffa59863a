package com.fxbatchtrader.service.view;

/// One problem of one file.
///
/// @param file the file as the person named it
/// @param row as a spreadsheet shows it; 0 when the whole file is meant
/// @param column the header's name; empty when the whole row or file is meant
/// @param code a short stable name, e.g. `UNKNOWN_CLIENT`
/// @param found what stands there: a cell in quotes, or words such as `nothing`
/// @param expected what should
public record ProblemView(String file, int row, String column, String code, String found, String expected) {}

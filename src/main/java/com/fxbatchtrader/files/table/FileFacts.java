package com.fxbatchtrader.files.table;

/// What is known of a file that was read.
///
/// @param file as the person named it
/// @param format what was recognised, for people: `CSV, UTF-8, semicolon`
/// @param sha256 of the file's bytes, in hex: the same file again has the same
/// @param rows rows with content, header and control row not counted
public record FileFacts(String file, String format, String sha256, int rows) {}

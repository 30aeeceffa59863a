package com.fxbatchtrader.service.view;

import java.nio.file.Path;
import java.util.Optional;

/// What was written.
///
/// @param file where; empty when it went to a stream
/// @param format `CSV`, `XLSX` or `JSON`
/// @param rows how many trades, batches …
public record ExportView(Optional<Path> file, String format, long rows) {}

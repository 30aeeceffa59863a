package com.fxbatchtrader.service.order;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The format of an export.
public enum ExportFormat {
    CSV,
    XLSX,
    /// The same document as with `--json`.
    JSON;

    /// The format that a file's ending names, in any case.
    public static Optional<ExportFormat> ofEnding(Path file) {
        String name = file.toString().toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> name.endsWith("." + format)).findFirst();
    }
}

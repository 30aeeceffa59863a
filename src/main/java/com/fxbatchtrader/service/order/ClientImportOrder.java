package com.fxbatchtrader.service.order;

import java.nio.file.Path;

/// Take a file of clients in.
///
/// @param reading what is said about how the file is to be read
/// @param dryRun only check, store nothing
public record ClientImportOrder(Path file, FileReading reading, boolean dryRun) {

    /// An order that leaves the reading to the file.
    public ClientImportOrder(Path file, boolean dryRun) {
        this(file, FileReading.OPEN, dryRun);
    }
}

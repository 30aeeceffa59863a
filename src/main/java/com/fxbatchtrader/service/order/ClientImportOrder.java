package com.fxbatchtrader.service.order;

import java.nio.file.Path;

/// Take a file of clients in.
///
/// @param dryRun only check, store nothing
public record ClientImportOrder(Path file, boolean dryRun) {}

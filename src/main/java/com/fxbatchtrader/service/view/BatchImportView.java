package com.fxbatchtrader.service.view;

import java.util.Optional;

/// What came of importing a batch.
///
/// @param report what was found in the file
/// @param batch the stored batch; empty when the file was refused and after a dry run
/// @param refused why nothing was stored, in one sentence; empty when it was, and after a clean dry run
public record BatchImportView(ImportReport report, Optional<BatchView> batch, Optional<String> refused) {}

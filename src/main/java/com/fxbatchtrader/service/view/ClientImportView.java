package com.fxbatchtrader.service.view;

import java.util.Optional;

/// What came of importing clients.
///
/// @param report what was found in the file
/// @param created new clients
/// @param changed known clients of which something was changed
/// @param unchanged known clients that were as the file says
/// @param refused why nothing was stored, in one sentence; empty when it was, and after a clean dry run
public record ClientImportView(
        ImportReport report, int created, int changed, int unchanged, Optional<String> refused) {}

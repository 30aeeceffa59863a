package com.fxbatchtrader.service.view;

import java.util.List;

/// The state of the database's schema.
///
/// @param database product and version, e.g. `PostgreSQL 18.6`
/// @param version the schema's version; empty string when the database is empty
/// @param expected the version that this program needs
/// @param applied migrations that were applied just now, by name
/// @param findings what is wrong, each with what to do; empty when all is well
public record SchemaView(
        String database, String version, String expected, List<String> applied, List<String> findings) {
    public SchemaView {
        applied = List.copyOf(applied);
        findings = List.copyOf(findings);
    }

    /// Whether the desk can work on this database.
    public boolean good() {
        return findings.isEmpty();
    }
}

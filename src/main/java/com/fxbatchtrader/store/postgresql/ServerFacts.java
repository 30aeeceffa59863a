package com.fxbatchtrader.store.postgresql;

import java.util.Optional;
import java.util.OptionalLong;

/// What a PostgreSQL server tells about itself. What it does not tell this user is empty, never guessed.
///
/// @param version the server's version number, such as 140005 for 14.5
/// @param encoding the encoding of the database's text
/// @param standby whether it replays another server and takes no writes
/// @param pooled whether a pooler stands between that hands a backend on after each transaction: it loses our session
///   settings
/// @param systemId the cluster's identifier, the same on primary and standby, another one after a restore into a new
///   cluster
/// @param timeline counts promotions and restores
/// @param fsync whether the server writes through to the disk
/// @param synchronousStandbys the standbys that a commit waits for, as configured; empty text when none
public record ServerFacts(
        int version,
        String encoding,
        boolean standby,
        boolean pooled,
        Optional<String> systemId,
        OptionalLong timeline,
        boolean fsync,
        String synchronousStandbys) {

    /// The version as people write it.
    public String shownVersion() {
        return version / 10_000 + "." + version % 10_000;
    }
}

package com.fxbatchtrader.store;

/// The databases that a suite is run on.
public enum DatabaseKind {
    H2_MEMORY,
    H2_FILE,
    POSTGRESQL
}

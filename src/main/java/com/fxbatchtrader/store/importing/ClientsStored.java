package com.fxbatchtrader.store.importing;

/// What an import of clients did, or would do.
///
/// @param created new clients
/// @param changed known clients of which something was changed
/// @param unchanged known clients that were as the file says
public record ClientsStored(int created, int changed, int unchanged) {}

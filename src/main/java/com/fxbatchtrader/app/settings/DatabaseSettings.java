package com.fxbatchtrader.app.settings;

import java.util.Optional;

/// Which database, as whom.
///
/// @param url `jdbc:h2:…` or `jdbc:postgresql:…`, without user and password; the store judges the rest of it
/// @param user empty = the store's default
/// @param password may be empty
/// @param origin where the address came from, for messages
public record DatabaseSettings(String url, Optional<String> user, Secret password, String origin) {}

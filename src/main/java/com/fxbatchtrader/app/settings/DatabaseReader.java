package com.fxbatchtrader.app.settings;

import java.util.Optional;

/// Reads which database is used. The store judges the address itself; no message here shows it, for it may carry a
/// password.
final class DatabaseReader {

    private final Sources sources;
    private final Secrets secrets;

    DatabaseReader(Sources sources, Secrets secrets) {
        this.sources = sources;
        this.secrets = secrets;
    }

    /// H2 in the data folder where no other database is set.
    DatabaseSettings read(Folders folders) {
        Secret password = new Secret(secrets.find(SecretKey.DB_PASSWORD).orElse(""));
        Optional<String> user = sources.value(Keys.DB_USER, Kinds.text());
        return sources.find(Keys.DB_URL)
                .map(f -> new DatabaseSettings(f.text().strip(), user, password, f.origin()))
                .orElseGet(() -> inFolder(folders, user, password));
    }

    static DatabaseSettings inFolder(Folders folders, Optional<String> user, Secret password) {
        return new DatabaseSettings("jdbc:h2:" + folders.databaseFile(), user, password, "the data folder");
    }
}

package com.fxbatchtrader.app.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What is taken from the environment or from a file descriptor only, never from flags or the settings file.
public enum SecretKey {
    DB_PASSWORD("db.password"),
    BANK_CLIENT_ID("bank.client-id"),
    BANK_CLIENT_SECRET("bank.client-secret"),
    BANK_USERNAME("bank.username"),
    BANK_PASSWORD("bank.password"),
    BANK_SCOPE("bank.scope"),
    BANK_USER_ID("bank.user-id"),
    BANK_EXTERNAL_TOKEN("bank.external-token");

    private final String fileName;

    SecretKey(String fileName) {
        this.fileName = fileName;
    }

    /// The environment variable, which is also the key of a line read from a file descriptor.
    public String variable() {
        return "FXBATCH_" + name();
    }

    /// What somebody would call it in a settings file, where it is refused.
    public String fileName() {
        return fileName;
    }

    /// Finds the secret that a settings file or a file descriptor names by either of its names.
    static Optional<SecretKey> named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(k -> k.fileName.equals(wanted) || k.variable().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }
}

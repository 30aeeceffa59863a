package com.fxbatchtrader.app.settings;

import java.util.Locale;
import java.util.Optional;

/// One setting: how it is called in the settings file, in the environment and on the command line.
///
/// @param name in the settings file, e.g. `lock.timeout`
/// @param variable in the environment, e.g. `FXBATCH_LOCK_TIMEOUT`
/// @param flag on the command line, e.g. `--lock-timeout`, where there is one
public record Key(String name, String variable, Optional<String> flag) {

    static Key of(String name) {
        return new Key(name, variableFor(name), Optional.empty());
    }

    static Key of(String name, String flag) {
        return new Key(name, variableFor(name), Optional.of(flag));
    }

    static Key of(String name, String variable, String flag) {
        return new Key(name, variable, Optional.of(flag));
    }

    private static String variableFor(String name) {
        return "FXBATCH_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /// All ways to give it, for messages: `--bank, FXBATCH_BANK or bank.url in the settings file`.
    public String waysToGiveIt() {
        return flag.map(f -> f + ", ").orElse("") + variable + " or " + name + " in the settings file";
    }
}

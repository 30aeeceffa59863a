package com.fxbatchtrader.app.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What the command line said about settings.
///
/// @param values by setting, as typed
/// @param config the settings file; must exist when it is given
/// @param secretsFd the file descriptor to read secrets from
public record Flags(Map<Key, String> values, Optional<Path> config, OptionalInt secretsFd) {
    public Flags {
        values = Map.copyOf(values);
    }

    /// No flag was given.
    public static Flags none() {
        return new Flags(Map.of(), Optional.empty(), OptionalInt.empty());
    }
}

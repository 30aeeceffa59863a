package com.fxbatchtrader.app.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where the program runs: environment, kind of system and the user's folders on it.
///
/// @param environment all variables
/// @param system `os.name`
/// @param home the user's home folder
public record Place(Map<String, String> environment, String system, Path home) {

    private static final String PRODUCT = "fxbatch";

    public Place {
        environment = Map.copyOf(environment);
    }

    /// This process's.
    public static Place ofThisProcess() {
        return new Place(
                System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    /// A variable's text; an unset one is the same as an empty one.
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /// The settings file that is read without `--config`, whether or not it exists.
    public Path defaultConfig() {
        Path folder =
                switch (family()) {
                    case WINDOWS -> below("APPDATA", home.resolve("AppData").resolve("Roaming"));
                    case MAC -> home.resolve("Library").resolve("Application Support");
                    case OTHER -> below("XDG_CONFIG_HOME", home.resolve(".config"));
                };
        return folder.resolve(PRODUCT).resolve("settings.properties");
    }

    /// Where database and logs are without `--data`.
    public Path defaultData() {
        Path folder =
                switch (family()) {
                    case WINDOWS -> below("LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
                    case MAC -> home.resolve("Library").resolve("Application Support");
                    case OTHER -> below("XDG_DATA_HOME", home.resolve(".local").resolve("share"));
                };
        return folder.resolve(PRODUCT);
    }

    // A relative folder is invalid by the XDG specification, and is left aside
    private Path below(String variable, Path fallback) {
        try {
            Path named = Path.of(variable(variable));
            return named.isAbsolute() ? named : fallback;
        } catch (InvalidPathException e) {
            return fallback;
        }
    }

    private Family family() {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return Family.WINDOWS;
        }
        return name.startsWith("mac") ? Family.MAC : Family.OTHER;
    }

    private enum Family {
        WINDOWS,
        MAC,
        OTHER
    }
}

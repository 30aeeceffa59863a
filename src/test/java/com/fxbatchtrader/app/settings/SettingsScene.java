package com.fxbatchtrader.app.settings;

import com.fxbatchtrader.app.settings.DeskSettings.Purpose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// One start of the program as far as its settings are concerned: flags, environment and settings file.
final class SettingsScene {

    private final Path folder;
    private final Map<Key, String> flags = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private Optional<Path> config = Optional.empty();
    private OptionalInt secretsFd = OptionalInt.empty();

    SettingsScene(Path folder) {
        this.folder = folder;
        environment.put("XDG_DATA_HOME", folder.resolve("data").toString());
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    }

    SettingsScene flag(Key key, String value) {
        flags.put(key, value);
        return this;
    }

    SettingsScene variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    SettingsScene file(String... lines) {
        Path file = folder.resolve("desk.properties");
        write(file, lines);
        config = Optional.of(file);
        return this;
    }

    SettingsScene usualFile(String... lines) {
        write(place().defaultConfig(), lines);
        return this;
    }

    SettingsScene config(Path file) {
        config = Optional.of(file);
        return this;
    }

    SettingsScene secretsFd(int descriptor) {
        secretsFd = OptionalInt.of(descriptor);
        return this;
    }

    SettingsScene loopbackBank() {
        return flag(Keys.BANK_URL, "http://127.0.0.1:8089");
    }

    SettingsScene credentials() {
        variable("FXBATCH_BANK_CLIENT_ID", "the-client");
        variable("FXBATCH_BANK_CLIENT_SECRET", "s3cret-of-client");
        variable("FXBATCH_BANK_USERNAME", "the-user");
        variable("FXBATCH_BANK_PASSWORD", "p4ssword-of-user");
        variable("FXBATCH_BANK_SCOPE", "the-scope");
        return variable("FXBATCH_BANK_USER_ID", "desk@desk.example");
    }

    DeskSettings load(Purpose purpose) {
        return new SettingsLoader(place()).load(given(), purpose);
    }

    boolean nothingIsSet() {
        return new SettingsLoader(place()).nothingIsSet(given());
    }

    /// What is wrong, one line each.
    List<String> problems(Purpose purpose) {
        try {
            load(purpose);
            return List.of();
        } catch (SettingsException e) {
            return e.lines();
        }
    }

    private Flags given() {
        return new Flags(flags, config, secretsFd);
    }

    Place place() {
        return new Place(environment, "Linux", folder.resolve("home"));
    }

    private static void write(Path file, String... lines) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, List.of(lines));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

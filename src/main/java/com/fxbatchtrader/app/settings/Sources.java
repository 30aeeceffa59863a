package com.fxbatchtrader.app.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The places that settings come from, and what was wrong with them. A flag goes before the environment, that before
/// the settings file, that before what is built in. Problems are collected, so that all of them are told at once.
final class Sources {

    private final Flags flags;
    private final Place place;
    private final SettingsFile file;
    private final Set<String> problems = new LinkedHashSet<>();

    private Sources(Flags flags, Place place, SettingsFile file) {
        this.flags = flags;
        this.place = place;
        this.file = file;
        this.problems.addAll(file.problems());
    }

    static Sources open(Flags flags, Place place) {
        return new Sources(flags, place, file(flags, place));
    }

    private static SettingsFile file(Flags flags, Place place) {
        Optional<Path> named = flags.config().or(() -> fromVariable(place));
        if (named.isPresent()) {
            if (!Files.exists(named.get())) {
                throw new SettingsException(
                        named.get() + ": there is no such settings file; check --config or FXBATCH_CONFIG");
            }
            return SettingsFile.read(named.get());
        }
        Path usual = place.defaultConfig();
        return Files.exists(usual) ? SettingsFile.read(usual) : SettingsFile.none();
    }

    private static Optional<Path> fromVariable(Place place) {
        String named = place.variable("FXBATCH_CONFIG");
        try {
            return named.isEmpty() ? Optional.empty() : Optional.of(Path.of(named));
        } catch (InvalidPathException e) {
            throw new SettingsException(
                    "environment FXBATCH_CONFIG: found " + Quoted.text(named) + ", expected the path of a file");
        }
    }

    /// The setting's text from the first place that has it.
    Optional<Found> find(Key key) {
        return flag(key).or(() -> variable(key)).or(() -> file.find(key));
    }

    Optional<Found> flag(Key key) {
        return Optional.ofNullable(flags.values().get(key)).map(v -> new Found(v, key.flag().orElse(key.name())));
    }

    Optional<Found> variable(Key key) {
        String text = place.variable(key.variable());
        return text.isEmpty() ? Optional.empty() : Optional.of(new Found(text, "environment " + key.variable()));
    }

    Optional<Found> inFile(Key key) {
        return file.find(key);
    }

    /// The setting as its kind; empty when it is nowhere, or is wrong (which is then among the problems).
    <T> Optional<T> value(Key key, Kind<T> kind) {
        return find(key).flatMap(found -> read(found, kind));
    }

    <T> T value(Key key, Kind<T> kind, T builtIn) {
        return value(key, kind).orElse(builtIn);
    }

    private <T> Optional<T> read(Found found, Kind<T> kind) {
        Optional<T> result = kind.read().apply(found.text().strip());
        if (result.isEmpty()) {
            problem(found, "expected " + kind.expected());
        }
        return result;
    }

    /// Notes that a setting's text can't be used.
    void problem(Found found, String expected) {
        problems.add(found.origin() + ": found " + Quoted.text(found.text()) + ", " + expected);
    }

    /// Notes a problem that no single text has.
    void problem(String line) {
        problems.add(line);
    }

    /// @throws SettingsException when anything was wrong
    void requireNoProblems() {
        if (!problems.isEmpty()) {
            throw new SettingsException(List.copyOf(problems));
        }
    }
}

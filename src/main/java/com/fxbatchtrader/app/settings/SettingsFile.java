package com.fxbatchtrader.app.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The settings file: UTF-8, one `key = value` a line, blank lines and lines that begin with `#` or `!` are left out.
/// Backslashes mean nothing, so that a path of Windows can be written as it is.
final class SettingsFile {

    private static final int MAX_BYTES = 1 << 20;

    private final Map<String, Found> values = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private SettingsFile() {}

    static SettingsFile none() {
        return new SettingsFile();
    }

    /// Reads the file. What can't be understood is kept as [#problems()], so that all is reported at once.
    static SettingsFile read(Path file) {
        SettingsFile result = new SettingsFile();
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new SettingsException(file + ": a settings file is at most 1 MiB; is this the right file?");
            }
            result.parse(file, Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new SettingsException(file + ": is not text in UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw new SettingsException(file + ": the settings file can't be read; check --config and its permissions");
        }
        return result;
    }

    private void parse(Path file, String content) {
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != '!') {
                parseLine(file + ":" + number, line);
            }
        }
    }

    private void parseLine(String place, String line) {
        int equals = line.indexOf('=');
        if (equals < 1) {
            problems.add(place + ": expected KEY = VALUE, found a line without a key or an equals sign");
            return;
        }
        String name = line.substring(0, equals).strip();
        Optional<SecretKey> secret = SecretKey.named(name);
        if (secret.isPresent()) {
            problems.add(
                    place
                            + ": "
                            + name
                            + " does not belong into a file that others may read; give it as "
                            + secret.get().variable()
                            + " in the environment or by --secrets-fd");
        } else if (Keys.ALL.stream().noneMatch(k -> k.name().equals(name))) {
            problems.add(place + ": there is no setting " + Quoted.text(name) + suggestion(name));
        } else {
            Found found = new Found(line.substring(equals + 1).strip(), place + " " + name);
            Found former = values.putIfAbsent(name, found);
            if (former != null) {
                problems.add(place + ": " + name + " is set a second time (first at " + former.origin() + ")");
            }
        }
    }

    private static String suggestion(String name) {
        return Similar.to(name, Keys.ALL.stream().map(Key::name).toList())
                .map(s -> "; did you mean " + s + "?")
                .orElse("; see docs/operator or fxbatch --help for the settings");
    }

    Optional<Found> find(Key key) {
        return Optional.ofNullable(values.get(key.name()));
    }

    List<String> problems() {
        return List.copyOf(problems);
    }
}

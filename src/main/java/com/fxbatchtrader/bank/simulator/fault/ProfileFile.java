package com.fxbatchtrader.bank.simulator.fault;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Reads a profile from a file, line by line, so that each error can name its line.
final class ProfileFile {

    private static final String BASE = "base";

    private ProfileFile() {}

    static FaultProfile read(Path file) throws IOException {
        List<String> lines = lines(file);
        FaultProfile profile = FaultProfile.clean();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                profile = with(profile, line, file + ":" + (i + 1) + ": ");
            }
        }
        return profile;
    }

    private static FaultProfile with(FaultProfile profile, String line, String where) {
        int equals = line.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(where + "'" + line + "' was found, expected is setting = value");
        }
        String key = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        try {
            return key.equals(BASE) ? base(profile, value) : profile.with(key, value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + e.getMessage(), e);
        }
    }

    private static FaultProfile base(FaultProfile profile, String name) {
        if (!profile.isEmpty()) {
            throw new IllegalArgumentException("base: must be the first setting");
        }
        return FaultProfile.named(name);
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    file + ": no such file, and no profile of that name: " + String.join(", ", NamedProfiles.names()),
                    e);
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": is no text in UTF-8", e);
        }
    }
}

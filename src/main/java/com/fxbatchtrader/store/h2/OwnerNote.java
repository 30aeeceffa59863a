package com.fxbatchtrader.store.h2;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// The note beside an H2 file that tells other processes who has it. It is no lock: H2's own lock on the file is. A
/// killed owner leaves its note behind; the next one writes over it.
///
/// @param owner the owner's name, empty when unknown
/// @param pid the owner's process, empty when unknown
/// @param since since when, by the owner's clock, empty when unknown
public record OwnerNote(String owner, String pid, String since) {

    private static final OwnerNote UNKNOWN = new OwnerNote("", "", "");

    /// A note of this process.
    public static OwnerNote of(String owner, Instant since) {
        return new OwnerNote(owner, Long.toString(ProcessHandle.current().pid()), since.toString());
    }

    /// Writes the note.
    public void write(Path file) throws IOException {
        Files.writeString(file, String.join("\n", owner, pid, since, ""), StandardCharsets.UTF_8);
    }

    /// Reads a note. One that is missing, unreadable or torn is unknown, for it serves only to tell people.
    public static OwnerNote read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return lines.size() < 3 ? UNKNOWN : new OwnerNote(lines.get(0), lines.get(1), lines.get(2));
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /// Whether it tells anything.
    public boolean isKnown() {
        return !owner.isEmpty();
    }
}

package com.fxbatchtrader.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The demo's files, unpacked from the program into the demo's folder, where people can look at them.
///
/// @param clients fictional clients
/// @param batch a morning's trades of theirs
/// @param profile what goes wrong at the demo's bank
public record DemoFiles(Path clients, Path batch, Path profile) {

    /// Writes them anew.
    public static DemoFiles unpack(Path folder) {
        try {
            Files.createDirectories(folder);
            return new DemoFiles(
                    unpack(folder, "clients.csv"), unpack(folder, "batch-morning.csv"), unpack(folder, "bank.profile"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path unpack(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream packed = open(name)) {
            Files.copy(packed, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    static String text(String name) {
        try (InputStream packed = open(name)) {
            return new String(packed.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream packed = DemoFiles.class.getResourceAsStream("/demo/" + name);
        if (packed == null) {
            throw new IOException("this program was packed without demo/" + name + "; install it anew");
        }
        return packed;
    }
}

package com.fxbatchtrader.files.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 of files and rows, in hex.
public final class Hashes {

    private Hashes() {}

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /// The hash of a row's cells. Each is preceded by its length, so that no two rows run together.
    public static String ofRow(MessageDigest sha256, List<String> cells) {
        for (String cell : cells) {
            byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
            int length = bytes.length;
            sha256.update((byte) (length >>> 24));
            sha256.update((byte) (length >>> 16));
            sha256.update((byte) (length >>> 8));
            sha256.update((byte) length);
            sha256.update(bytes);
        }
        return hex(sha256.digest());
    }
}

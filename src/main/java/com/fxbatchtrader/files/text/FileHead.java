package com.fxbatchtrader.files.text;

import com.fxbatchtrader.domain.validation.ProblemCode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What the first bytes of a file say it is: the first 64 KiB, or all of a smaller file.
public final class FileHead {

    public static final int LENGTH = 64 * 1024;

    // of all bytes a quarter, and of these at most a tenth on the other side
    private static final int LEAST_ZEROS = 4;
    private static final int MOST_ASTRAY = 10;

    private static final String SAVE_AS =
            "CSV text in UTF-8: open it in the spreadsheet, save it as \"CSV UTF-8 (comma delimited)\" and import that";

    private static final String ENCRYPTED = "EncryptedPackage";

    private static final Strange PROTECTED =
            new Strange(
                    ProblemCode.PROTECTED,
                    "a workbook with a password",
                    "one without: open it in the spreadsheet, take the password away and save it");

    private static final Strange OLD_WORKBOOK =
            new Strange(
                    ProblemCode.NOT_CSV,
                    "an Excel workbook of the old kind (XLS)",
                    "an Excel workbook (XLSX) or CSV: open it in the spreadsheet and save it as one of these");

    private final byte[] bytes;

    public FileHead(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /// Whether there is nothing.
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /// What the file is instead of text, and what is expected; empty when nothing speaks against it.
    public Optional<Strange> strange() {
        if (startsWith(0xD0, 0xCF, 0x11, 0xE0)) {
            return Optional.of(isEncrypted() ? PROTECTED : OLD_WORKBOOK);
        }
        if (startsWith('%', 'P', 'D', 'F')) {
            return strange("a PDF");
        }
        if (startsWith(0x1F, 0x8B)) {
            return strange("a compressed file (gzip)");
        }
        return Optional.empty();
    }

    /// Whether it is an archive, as workbooks are.
    public boolean isZip() {
        return startsWith(0x50, 0x4B, 0x03, 0x04) || startsWith(0x50, 0x4B, 0x05, 0x06);
    }

    // a workbook with a password is a stream of that name in a file of the old kind
    private boolean isEncrypted() {
        String name = new String(ENCRYPTED.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(name);
    }

    /// The encoding that a byte order mark names.
    Optional<Charset> byteOrderMark() {
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        // it begins like that of UTF-16
        if (startsWith(0xFF, 0xFE, 0, 0)) {
            return Optional.of(StandardCharsets.UTF_32LE);
        }
        if (startsWith(0, 0, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_32BE);
        }
        if (startsWith(0xFF, 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return startsWith(0xFE, 0xFF) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    /// UTF-16 without a mark: Latin text has a zero in every second byte then, nearly all on the same side.
    Optional<Charset> utf16ByZeros() {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                even += 1 - i % 2;
                odd += i % 2;
            }
        }
        int most = Math.max(even, odd);
        if (most * LEAST_ZEROS < bytes.length || Math.min(even, odd) * MOST_ASTRAY > most) {
            return Optional.empty();
        }
        return Optional.of(odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }

    /// The head as text for guessing at separators: what is not of that encoding doesn't matter here, the reading
    /// refuses it.
    String text(Charset charset) {
        String text = new String(bytes, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private boolean startsWith(int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Strange> strange(String what) {
        return Optional.of(new Strange(ProblemCode.NOT_CSV, what, SAVE_AS));
    }

    /// A file of another kind.
    public record Strange(ProblemCode code, String found, String expected) {}
}

package com.fxbatchtrader.files.text;

import com.fxbatchtrader.files.table.FileRefusedException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Goes once over all bytes of a file to see whether they are UTF-8: a single byte at the end can tell that they are
/// not. It stops at a zero byte. Not for several threads.
final class Utf8Scan {

    private static final int BUFFER_SIZE = 64 * 1024;
    private static final int AROUND = 24;
    private static final int LONGEST = 4;

    private byte[] bytes = new byte[BUFFER_SIZE];
    private int length;
    private boolean ended;
    private long line = 1;
    private long severalBytes;
    private long zeroInLine;
    private Optional<Spot> wrong = Optional.empty();
    private Optional<Spot> undefined = Optional.empty();

    private Utf8Scan() {}

    /// Reads the file.
    ///
    /// @throws FileRefusedException when it can't be read
    static Utf8Scan of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Utf8Scan scan = new Utf8Scan();
            scan.all(in);
            return scan;
        } catch (IOException e) {
            throw FileRefusedException.unreadable(file.toString(), e);
        }
    }

    /// How many characters of several bytes are right in UTF-8.
    long severalBytes() {
        return severalBytes;
    }

    /// The line of the first zero byte; 0 = there is none.
    long zeroInLine() {
        return zeroInLine;
    }

    /// The first byte that is no UTF-8.
    Optional<Spot> wrong() {
        return wrong;
    }

    /// The first byte that is neither UTF-8 nor Windows-1252.
    Optional<Spot> undefined() {
        return undefined;
    }

    private void all(InputStream in) throws IOException {
        int at = 0;
        while (!ended && zeroInLine == 0) {
            // what is left is the beginning of a character
            int left = length - at;
            System.arraycopy(bytes, at, bytes, 0, left);
            int read = in.readNBytes(bytes, left, BUFFER_SIZE - left);
            length = left + read;
            ended = length < BUFFER_SIZE;
            at = scan();
        }
        bytes = new byte[0];
    }

    private int scan() {
        int at = 0;
        int end = ended ? length : length - LONGEST;
        while (at < end) {
            byte b = bytes[at];
            if (b > '\r') {
                at++;
            } else if (b >= 0) {
                count(at);
                at++;
            } else {
                at += several(at);
            }
        }
        return at;
    }

    private void count(int at) {
        byte b = bytes[at];
        if (b == 0 && zeroInLine == 0) {
            zeroInLine = line;
        } else if (b == '\n' || (b == '\r' && !follows(at + 1, '\n', '\n'))) {
            line++;
        }
    }

    // the number of bytes that were dealt with
    private int several(int at) {
        int count = lengthOf(at);
        if (count > 0) {
            severalBytes++;
            return count;
        }
        if (wrong.isEmpty()) {
            wrong = Optional.of(spot(at));
        }
        if (undefined.isEmpty() && isUndefined(bytes[at])) {
            undefined = Optional.of(spot(at));
        }
        return 1;
    }

    private Spot spot(int at) {
        return new Spot(
                line,
                bytes[at] & 0xFF,
                new String(
                        bytes,
                        startOfLine(at, at - AROUND),
                        endOfLine(at, at + AROUND) - startOfLine(at, at - AROUND),
                        StandardCharsets.ISO_8859_1));
    }

    private int startOfLine(int at, int least) {
        int start = at;
        while (start > Math.max(0, least) && bytes[start - 1] != '\n' && bytes[start - 1] != '\r') {
            start--;
        }
        return start;
    }

    private int endOfLine(int at, int most) {
        int end = at;
        while (end < Math.min(length, most) && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        return end;
    }

    // Table 3-7 of the Unicode standard: no overlong form, no surrogate, nothing beyond U+10FFFF; 0 = not well-formed
    private int lengthOf(int at) {
        int first = bytes[at] & 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            return follows(at + 1, 0x80, 0xBF) ? 2 : 0;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            int least = first == 0xE0 ? 0xA0 : 0x80;
            int most = first == 0xED ? 0x9F : 0xBF;
            return follows(at + 1, least, most) && follows(at + 2, 0x80, 0xBF) ? 3 : 0;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            int least = first == 0xF0 ? 0x90 : 0x80;
            int most = first == 0xF4 ? 0x8F : 0xBF;
            boolean whole = follows(at + 1, least, most) && follows(at + 2, 0x80, 0xBF) && follows(at + 3, 0x80, 0xBF);
            return whole ? 4 : 0;
        }
        return 0;
    }

    private boolean follows(int at, int least, int most) {
        return at < length && (bytes[at] & 0xFF) >= least && (bytes[at] & 0xFF) <= most;
    }

    private static boolean isUndefined(byte b) {
        return switch (b & 0xFF) {
            case 0x81, 0x8D, 0x8F, 0x90, 0x9D -> true;
            default -> false;
        };
    }

    /// A byte.
    ///
    /// @param line from 1
    /// @param value 0–255
    /// @param around the bytes before and behind it in its line, each as one character
    record Spot(long line, int value, String around) {

        byte[] bytes() {
            return around.getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}

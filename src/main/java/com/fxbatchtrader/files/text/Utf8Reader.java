package com.fxbatchtrader.files.text;

import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.Hashes;
import com.fxbatchtrader.files.table.ReadLimits;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/// Reads bytes as strict UTF-8, hashes them on the way, and refuses what is no text: a byte that is no UTF-8, a zero
/// byte, more bytes than allowed. Java's own reader would put a replacement character and go on.
public final class Utf8Reader extends Reader {

    private static final int BUFFER_SIZE = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final String file;
    private final ReadLimits limits;
    private final MessageDigest sha256 = Hashes.sha256();
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_SIZE).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER_SIZE).flip();
    private long bytesRead;
    private long line = 1;
    private boolean atStart = true;
    private boolean ended;

    Utf8Reader(InputStream in, String file, ReadLimits limits) {
        this.in = in;
        this.file = file;
        this.limits = limits;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (ended && !bytes.hasRemaining()) {
                return -1;
            }
            decode();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    /// The hash of all bytes read so far. Once only.
    String hash() {
        return Hashes.hex(sha256.digest());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void decode() throws IOException {
        fill();
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, ended);
        chars.flip();
        inspect();
        if (result.isError()) {
            throw notUtf8();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (n < 0) {
            ended = true;
        } else {
            sha256.update(bytes.array(), bytes.position(), n);
            bytes.position(bytes.position() + n);
            bytesRead += n;
        }
        bytes.flip();
        if (bytesRead > limits.bytes()) {
            throw FileRefusedException.tooLarge(file, limits.bytes());
        }
    }

    private void inspect() {
        if (atStart && chars.hasRemaining()) {
            atStart = false;
            if (chars.get(0) == BYTE_ORDER_MARK) {
                chars.position(1);
            }
        }
        for (int i = chars.position(); i < chars.limit(); i++) {
            char c = chars.get(i);
            if (c == '\n') {
                line++;
            } else if (c == 0) {
                throw FileRefusedException.of(
                        file,
                        ProblemCode.ZERO_BYTE,
                        "a zero byte in line " + line + " (a binary file, or a damaged one)",
                        "CSV text in UTF-8");
            }
        }
    }

    private FileRefusedException notUtf8() {
        String code = String.format(Locale.ROOT, "%02X", bytes.get(bytes.position()) & 0xFF);
        return FileRefusedException.of(
                file,
                ProblemCode.NOT_UTF8,
                "text that is not UTF-8 (byte " + code + " in line " + line + "; perhaps it is Windows-1252)",
                "UTF-8: save it as \"CSV UTF-8 (comma delimited)\" in the spreadsheet and import that");
    }
}

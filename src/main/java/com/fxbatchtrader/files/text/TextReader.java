package com.fxbatchtrader.files.text;

import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.Hashes;
import com.fxbatchtrader.files.table.Question;
import com.fxbatchtrader.files.table.Question.About;
import com.fxbatchtrader.files.table.ReadLimits;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;

/// Reads bytes strictly as text of one encoding, hashes them on the way, and refuses what is no text: bytes that the
/// encoding does not have, half a character, a zero, more bytes than allowed. Java's own reader would put a replacement
/// character and go on.
public final class TextReader extends Reader {

    private static final int BUFFER_SIZE = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final String file;
    private final ReadLimits limits;
    private final MessageDigest sha256 = Hashes.sha256();
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_SIZE).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER_SIZE).flip();
    private long bytesRead;
    private long line = 1;
    private char last;
    private boolean atStart = true;
    private boolean ended;

    TextReader(InputStream in, String file, Charset charset, ReadLimits limits) {
        this.in = in;
        this.file = file;
        this.charset = charset;
        this.limits = limits;
        decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /// The refusal of a file with a zero in it.
    static FileRefusedException zero(String file, long line) {
        return FileRefusedException.of(
                file,
                ProblemCode.ZERO_BYTE,
                "a zero byte in line " + line + " (a binary file, or a damaged one)",
                "CSV text in UTF-8, UTF-16 or Windows-1252");
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
        if (ended && result.isUnderflow()) {
            result = decoder.flush(chars);
        }
        chars.flip();
        inspect();
        if (result.isError()) {
            throw malformed();
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
        char[] array = chars.array();
        char before = last;
        int lineEnds = 0;
        int odd = 0;
        // nothing but sums: this goes over every character of a file
        for (int i = chars.position(); i < chars.limit(); i++) {
            char c = array[i];
            lineEnds += c == '\r' || (c == '\n' && before != '\r') ? 1 : 0;
            odd += c == 0 || Character.isSurrogate(c) ? 1 : 0;
            before = c;
        }
        if (odd > 0) {
            requireText();
        }
        line += lineEnds;
        last = before;
    }

    // a zero, or half a character: not every decoder of Java's refuses a lone surrogate
    private void requireText() {
        long at = line;
        char before = last;
        for (int i = chars.position(); i < chars.limit(); i++) {
            char c = chars.get(i);
            if (c == '\r' || (c == '\n' && before != '\r')) {
                at++;
            } else if (c == 0) {
                throw zero(file, at);
            } else if (Character.isLowSurrogate(c) != Character.isHighSurrogate(before)) {
                throw notText(String.format(Locale.ROOT, "half a character in line %d", at));
            }
            before = c;
        }
        // a decoder gives both halves at once
        if (Character.isHighSurrogate(before)) {
            throw notText(String.format(Locale.ROOT, "half a character in line %d", at));
        }
    }

    private FileRefusedException malformed() {
        if (!bytes.hasRemaining()) {
            return notText("half a character at the end, in line " + line);
        }
        return notText(String.format(Locale.ROOT, "byte %02X in line %d", bytes.get(bytes.position()) & 0xFF, line));
    }

    private FileRefusedException notText(String why) {
        String name = Encodings.name(charset);
        return FileRefusedException.asking(
                file,
                ProblemCode.ENCODING,
                "text that is not " + name + " (" + why + ")",
                name
                        + " throughout: save it as \"CSV UTF-8\" in the spreadsheet and import that, or say with "
                        + About.ENCODING.flag()
                        + " what it is",
                new Question(About.ENCODING, "", List.of()));
    }
}

package com.fxbatchtrader.files.text;

import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.Question;
import com.fxbatchtrader.files.table.Question.About;
import com.fxbatchtrader.files.table.Question.Choice;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// In which encoding a text file is: what its byte order mark says; else what the operator says; else UTF-16 where the
/// zero bytes of that stand; else UTF-8 where the whole file is UTF-8; else Windows-1252. A file that is neither, or
/// both in parts, is refused with the question.
final class Encodings {

    static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final String SAYS = About.ENCODING.flag() + " says which";
    private static final int BUFFER_SIZE = 64 * 1024;
    private static final List<String> OTHERS = List.of("windows-1250", "windows-1251", "windows-1257", "IBM850");

    private final Path path;
    private final FileHead head;

    Encodings(Path path, FileHead head) {
        this.path = path;
        this.head = head;
    }

    /// The encoding's name for people.
    static String name(Charset charset) {
        return switch (charset.name()) {
            case "windows-1252" -> "Windows-1252";
            case "UTF-16LE" -> "UTF-16 LE";
            case "UTF-16BE" -> "UTF-16 BE";
            case "UTF-32LE" -> "UTF-32 LE";
            case "UTF-32BE" -> "UTF-32 BE";
            default -> charset.name();
        };
    }

    /// Decides, from the whole file where that is needed.
    ///
    /// @param said by the operator
    /// @throws FileRefusedException where it can't be decided
    Charset decide(Optional<Charset> said) {
        Optional<Charset> marked = head.byteOrderMark();
        if (marked.isPresent()) {
            said.ifPresent(charset -> requireSame(charset, marked.get()));
            return marked.get();
        }
        Optional<Charset> zeros = head.utf16ByZeros();
        if (said.isPresent()) {
            // the order of its bytes is what that name leaves open
            return said.get().equals(StandardCharsets.UTF_16) ? zeros.orElse(said.get()) : said.get();
        }
        return zeros.orElseGet(this::byAllBytes);
    }

    private void requireSame(Charset said, Charset marked) {
        // UTF-16 says nothing about the order of bytes
        if (!marked.equals(said)
                && !marked.name().equals(said.name() + "LE")
                && !marked.name().equals(said.name() + "BE")) {
            throw FileRefusedException.of(
                    path.toString(),
                    ProblemCode.ENCODING,
                    "text whose first bytes say that it is " + name(marked),
                    name(said) + ", as " + About.ENCODING.flag() + " says: leave that away");
        }
    }

    private Charset byAllBytes() {
        Utf8Scan scan = Utf8Scan.of(path);
        if (scan.zeroInLine() > 0) {
            throw TextReader.zero(path.toString(), scan.zeroInLine());
        }
        if (scan.wrong().isEmpty()) {
            return StandardCharsets.UTF_8;
        }
        if (scan.undefined().isPresent()) {
            throw inNeither(scan.undefined().get());
        }
        if (scan.severalBytes() > 0) {
            throw inParts(scan.wrong().get(), scan.severalBytes());
        }
        return WINDOWS;
    }

    private FileRefusedException inNeither(Utf8Scan.Spot spot) {
        List<Choice> choices = new ArrayList<>();
        for (String other : OTHERS) {
            Charset charset = Charset.forName(other);
            if (isWhole(charset)) {
                strictly(charset, spot.bytes())
                        .ifPresent(text -> choices.add(new Choice(other, "line " + spot.line() + " says: " + text)));
            }
        }
        return refused(
                "text that is neither UTF-8 nor Windows-1252 (byte " + hex(spot) + " in line " + spot.line() + ")",
                choices);
    }

    private FileRefusedException inParts(Utf8Scan.Spot spot, long severalBytes) {
        return refused(
                String.format(
                        Locale.ROOT,
                        "text that is UTF-8 in %,d places and is not in line %d (byte %s)",
                        severalBytes,
                        spot.line(),
                        hex(spot)),
                strictly(WINDOWS, spot.bytes()).stream()
                        .map(text -> new Choice(WINDOWS.name(), "line " + spot.line() + " says: " + text))
                        .toList());
    }

    private FileRefusedException refused(String found, List<Choice> choices) {
        return FileRefusedException.asking(
                path.toString(),
                ProblemCode.ENCODING,
                found,
                "text in one encoding: save it as \"CSV UTF-8\" in the spreadsheet and import that, or " + SAYS,
                new Question(About.ENCODING, "", choices));
    }

    // whether every byte of the file means something in it
    private boolean isWhole(Charset charset) {
        char[] buffer = new char[BUFFER_SIZE];
        try (Reader reader = Channels.newReader(Files.newByteChannel(path), charset.newDecoder(), BUFFER_SIZE)) {
            while (reader.read(buffer) >= 0) {
                // only looked at
            }
            return true;
        } catch (CharacterCodingException _) {
            return false;
        } catch (IOException e) {
            throw FileRefusedException.unreadable(path.toString(), e);
        }
    }

    private static Optional<String> strictly(Charset charset, byte[] bytes) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().strip());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static String hex(Utf8Scan.Spot spot) {
        return String.format(Locale.ROOT, "%02X", spot.value());
    }
}

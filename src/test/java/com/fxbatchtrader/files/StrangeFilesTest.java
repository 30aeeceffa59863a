package com.fxbatchtrader.files;

import static com.fxbatchtrader.domain.validation.ProblemCode.ENCODING;
import static com.fxbatchtrader.domain.validation.ProblemCode.ZERO_BYTE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.trade.TradeFileReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Files that are not what they should be: each is refused in words that say what it is and what to do.
class StrangeFilesTest {

    private static final String GOOD = "Client CIF,Amount ZAR\n57556370,57109.73\n";

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangeBytes")
    void a_file_that_is_no_text_is_refused_in_words(String name, byte[] bytes, ProblemCode code, String found) {
        FileRefusedException refused = refused(new TestFiles(folder).bytes("strange.csv", bytes));

        assertThat(refused.problem().code()).isEqualTo(code);
        assertThat(refused.problem().found()).contains(found);
        assertThat(refused.problem().expected()).isNotBlank();
        assertThat(refused.getMessage()).doesNotContain("\n").contains("strange.csv");
    }

    static Stream<Arguments> strangeBytes() throws IOException {
        byte[] random = new byte[5000];
        new Random(1).nextBytes(random);
        return Stream.of(
                Arguments.of("nothing", new byte[0], ProblemCode.EMPTY, "0 bytes"),
                Arguments.of("blanks", utf8(" \n\n;;\n"), ProblemCode.NO_ROWS, "nothing but blanks"),
                Arguments.of("a mark alone", utf8("\uFEFF"), ProblemCode.NO_ROWS, "nothing but blanks"),
                Arguments.of("a header", utf8("Client CIF,Amount ZAR\n"), ProblemCode.NO_ROWS, "a header without"),
                Arguments.of("half a letter in UTF-16", cut(encoded("\uFEFF" + GOOD, "UTF-16LE")), ENCODING, "line 2"),
                Arguments.of("half a pair", encoded("\uFEFF" + GOOD, "UTF-16BE", 0xD8, 0), ENCODING, "in line 3"),
                Arguments.of("a low half", encoded("\uFEFF" + GOOD, "UTF-16BE", 0xDC, 0), ENCODING, "in line 3"),
                Arguments.of("a half in UTF-32", bytes(marked32(), 0, 0, 0xD8, 0), ENCODING, "in line 3"),
                Arguments.of("a zero in UTF-16", encoded("\uFEFF" + GOOD + "\0", "UTF-16BE"), ZERO_BYTE, "line 3"),
                Arguments.of("two encodings", bytes(utf8(GOOD + "é"), 0xE9), ENCODING, "is not in line 3 (byte E9"),
                Arguments.of("marked as UTF-8", bytes(utf8("\uFEFF" + GOOD), 0xE9), ENCODING, "not UTF-8 (byte E9"),
                Arguments.of("undefined", bytes(utf8(GOOD), 0x81), ENCODING, "neither UTF-8 nor Windows-1252 (byte 81"),
                Arguments.of("a surrogate", bytes(utf8(GOOD + "é"), 0xED, 0xA0, 0x80), ENCODING, "byte ED"),
                Arguments.of("a zero byte", utf8(GOOD + "1,\0"), ZERO_BYTE, "line 3"),
                Arguments.of("binary", random, ZERO_BYTE, "a zero byte"),
                Arguments.of("an empty workbook", zip("[Content_Types].xml"), ProblemCode.NOT_CSV, "no Excel workbook"),
                Arguments.of("an archive", zip("a.csv"), ProblemCode.NOT_CSV, "ZIP"),
                Arguments.of("an old workbook", bytes(new byte[0], 0xD0, 0xCF, 0x11, 0xE0), ProblemCode.NOT_CSV, "XLS"),
                Arguments.of("a PDF", utf8("%PDF-1.7\n"), ProblemCode.NOT_CSV, "PDF"),
                Arguments.of("compressed", gzip(GOOD), ProblemCode.NOT_CSV, "gzip"));
    }

    @Test
    void what_is_no_file_is_refused() throws IOException {
        assertThat(refused(folder.resolve("missing.csv")).problem().code()).isEqualTo(ProblemCode.NOT_FOUND);
        assertThat(refused(folder).problem().found()).isEqualTo("a folder");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("gone.csv"));
        assertThat(refused(link).problem().code()).isEqualTo(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_gigabyte_is_refused_at_once() throws IOException {
        Path file = folder.resolve("huge.csv");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }

        FileRefusedException refused = assertTimeout(Duration.ofSeconds(1), () -> refused(file));
        assertThat(refused.problem().code()).isEqualTo(ProblemCode.TOO_LARGE);
    }

    @Test
    void a_cell_of_ten_megabytes_is_refused_without_being_kept() {
        Path file = new TestFiles(folder).csv("Client CIF,Amount ZAR\n1,\"" + "9".repeat(10_000_000) + "\"\n");

        FileRefusedException refused = assertTimeout(Duration.ofSeconds(2), () -> refused(file));
        assertThat(refused.problem().code()).isEqualTo(ProblemCode.CELL_TOO_LONG);
    }

    @Test
    void a_million_columns_are_refused() {
        Path file = new TestFiles(folder).csv("Client CIF,Amount ZAR" + ",x".repeat(1_000_000) + "\n1,2\n");

        assertThat(refused(file).problem().code()).isEqualTo(ProblemCode.TOO_MANY_COLUMNS);
    }

    @Test
    void too_many_rows_and_too_many_trades_are_refused() {
        TestFiles files = new TestFiles(folder);
        ReadLimits limits = new ReadLimits(1_000_000, 20, 5, 10, 100);
        TradeFileReader reader = new TradeFileReader(limits);
        String header = "Client CIF,Amount ZAR\n";

        assertThat(reader.read(files.csv(header + "1,2\n".repeat(5) + "TOTAL,10\n"), ReadOptions.NONE).facts().rows())
                .isEqualTo(5);
        assertThat(refusedBy(reader, files.csv(header + "1,2\n".repeat(6))).problem().code())
                .isEqualTo(ProblemCode.TOO_MANY_TRADES);
        assertThat(refusedBy(reader, files.csv(header + "1,2\n".repeat(7))).problem().code())
                .isEqualTo(ProblemCode.TOO_MANY_TRADES);
        assertThat(refusedBy(reader, files.csv(header + "\n".repeat(30))).problem().code())
                .isEqualTo(ProblemCode.TOO_MANY_ROWS);
    }

    private static FileRefusedException refused(Path file) {
        return refusedBy(new TradeFileReader(ReadLimits.DEFAULT), file);
    }

    private static FileRefusedException refusedBy(TradeFileReader reader, Path file) {
        return catchThrowableOfType(FileRefusedException.class, () -> reader.read(file, ReadOptions.NONE));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] encoded(String text, String charset, int... more) {
        return bytes(text.getBytes(Charset.forName(charset)), more);
    }

    private static byte[] marked32() {
        return ("\uFEFF" + GOOD).getBytes(StandardCharsets.UTF_32BE);
    }

    private static byte[] cut(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, bytes.length - 1);
    }

    private static byte[] bytes(byte[] start, int... more) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(start);
        for (int b : more) {
            all.write(b);
        }
        return all.toByteArray();
    }

    private static byte[] zip(String entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(utf8(GOOD));
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(utf8(text));
        }
        return bytes.toByteArray();
    }
}

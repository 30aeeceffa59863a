package com.fxbatchtrader.files.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.TableSources;
import com.fxbatchtrader.files.TestFiles;
import com.fxbatchtrader.files.cell.CellText;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.table.TableRow;
import com.fxbatchtrader.files.table.TableSource;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class CsvSourceTest {

    private static final ReadLimits SMALL = new ReadLimits(2000, 5, 3, 4, 20);

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void numbers_rows_as_a_spreadsheet_does(String end) {
        String text = String.join(end, "a;b", "", "1;2", "\"x" + end + "y\";3", " ; ", "4;5", "");

        assertThat(new TestFiles(folder).rows(text))
                .extracting(TableRow::number, TableRow::isBlank, row -> row.text(1))
                .containsExactly(
                        tuple(1, false, "b"),
                        tuple(2, true, ""),
                        tuple(3, false, "2"),
                        tuple(4, false, "3"),
                        tuple(5, true, ""),
                        tuple(6, false, "5"));
    }

    @Test
    void passes_over_a_byte_order_mark() {
        assertThat(new TestFiles(folder).rows("\uFEFFa,b\n1,2\n").getFirst().cells()).containsExactly("a", "b");
        assertThat(new TestFiles(folder).rows("\uFEFFa\uFEFF,b\n").getFirst().cells()).containsExactly("a\uFEFF", "b");
    }

    @Test
    void says_what_it_recognised_and_hashes_the_bytes() {
        Path file = new TestFiles(folder).csv("abc");
        TableSource source = new TableSources(ReadLimits.DEFAULT).open(file, ReadOptions.NONE);

        assertThat(source.format()).isEqualTo("CSV, UTF-8, comma");
        assertThat(source.file()).isEqualTo(file.toString());
        assertThat(source.read(_ -> {}))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
                .isEqualTo(source.read(_ -> {}));
    }

    @ParameterizedTest
    @CsvSource({
        "'a,b\n1,\"2\n3,4\n', 2, UNCLOSED_QUOTE",
        "'a,b\n\n1,\"2\"x\n', 3, BROKEN_QUOTE",
        "'a,b\n1,2,3,4,5\n', 2, TOO_MANY_COLUMNS",
        "'a,b\n1,2\n123456789012345678901,4\n', 3, CELL_TOO_LONG"
    })
    void refuses_a_broken_row_naming_it(String text, int row, ProblemCode code) {
        FileRefusedException refused =
                catchThrowableOfType(
                        FileRefusedException.class, () -> TestFiles.rows(new TestFiles(folder).csv(text), SMALL));

        assertThat(refused.problem().row()).isEqualTo(row);
        assertThat(refused.problem().code()).isEqualTo(code);
        assertThat(refused.getMessage()).startsWith(refused.file() + ":" + row + ": found ");
    }

    @Test
    void refuses_more_rows_and_more_bytes_than_allowed() {
        TestFiles files = new TestFiles(folder);

        assertThat(TestFiles.rows(files.csv("1\n2\n3\n4\n5\n"), SMALL)).hasSize(5);
        assertThatThrownBy(() -> TestFiles.rows(files.csv("1\n2\n3\n4\n5\n6\n"), SMALL))
                .hasMessageContaining("more than 5 rows");
        assertThatThrownBy(() -> TestFiles.rows(files.csv("1\n".repeat(1001)), SMALL))
                .hasMessageContaining("more than 2,000 bytes");
    }

    @Test
    void an_unclosed_quote_in_a_long_file_is_found_without_reading_it_all_into_memory() {
        String text = "a,b\n1,\"2\n" + "3,4\n".repeat(100_000);

        assertThatThrownBy(() -> new TestFiles(folder).rows(text))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining(":2: ")
                .hasMessageContaining("a quote that is not closed");
    }

    @Test
    void characters_of_every_length_are_read_across_all_buffer_ends() {
        String cell = "aé€😀";
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            lines.add("x".repeat(i % 5) + cell);
        }

        assertThat(new TestFiles(folder).rows(String.join("\n", lines)))
                .extracting(row -> row.cells().getFirst())
                .containsExactlyElementsOf(lines);
    }

    @RepeatedTest(20)
    void reads_back_any_table_that_was_written(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        char separator = ",;\t|".charAt(random.nextInt(4));
        int columns = random.nextInt(2, 6);
        List<List<String>> table = new ArrayList<>();
        table.add(IntStream.range(0, columns).mapToObj(i -> "Header " + i).toList());
        for (int row = 0; row < 50; row++) {
            table.add(random.ints(columns, 0, 12).mapToObj(n -> cell(random, n)).toList());
        }

        Path file =
                new TestFiles(folder)
                        .bytes("round.csv", write(table, separator, random).getBytes(StandardCharsets.UTF_8));

        assertThat(TestFiles.rows(file, ReadLimits.DEFAULT))
                .as("seed %d", repetition.getCurrentRepetition())
                .extracting(TableRow::cells)
                .containsExactlyElementsOf(table);
    }

    private static String cell(Random random, int length) {
        String letters = "ab1 ,;\t|\"'\n\ré€😀=-.";
        int[] points = letters.codePoints().toArray();
        return random.ints(length, 0, points.length)
                .map(i -> points[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String write(List<List<String>> table, char separator, Random random) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder()
                        .fieldSeparator(separator)
                        .lineDelimiter(random.nextBoolean() ? LineDelimiter.CRLF : LineDelimiter.LF)
                        .build(text)) {
            table.forEach(row -> csv.writeRecord(row.stream().map(CellText::neutral).toList()));
        }
        return text.toString();
    }
}

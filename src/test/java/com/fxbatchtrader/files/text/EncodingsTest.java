package com.fxbatchtrader.files.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fxbatchtrader.files.TableSources;
import com.fxbatchtrader.files.TestFiles;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.Question.About;
import com.fxbatchtrader.files.table.Question.Choice;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.table.TableRow;
import com.fxbatchtrader.files.table.TableSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class EncodingsTest {

    private static final String TEXT = "Client CIF;Reference\r\n1;Zoë €\r\n2;É\r\n";

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', UTF-8",
        "UTF-8, \uFEFF, UTF-8",
        "UTF-16LE, '', UTF-16 LE",
        "UTF-16LE, \uFEFF, UTF-16 LE",
        "UTF-16BE, '', UTF-16 BE",
        "UTF-16BE, \uFEFF, UTF-16 BE",
        "UTF-32LE, \uFEFF, UTF-32 LE",
        "UTF-32BE, \uFEFF, UTF-32 BE",
        "windows-1252, '', Windows-1252"
    })
    void each_encoding_is_recognised_and_said(Charset charset, String mark, String name) {
        TableSource source = open((mark + TEXT).getBytes(charset), ReadOptions.NONE);

        assertThat(source.format()).isEqualTo("CSV, " + name + ", semicolon");
        assertThat(rows(source)).containsExactly("Client CIF;Reference", "1;Zoë €", "2;É");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8", "windows-1252, Windows-1252"})
    void the_first_letter_that_tells_may_stand_anywhere(Charset charset, String name) {
        String text = "Client CIF;Reference\n" + "1;plain\n".repeat(20_000) + "2;Zoë\n";
        TableSource source = open(text.getBytes(charset), ReadOptions.NONE);

        assertThat(source.format()).contains(name);
        assertThat(rows(source)).endsWith("2;Zoë");
    }

    @Test
    void letters_across_the_ends_of_buffers_are_seen_whole() {
        for (int shift = 0; shift < 5; shift++) {
            String text = "a;b\n" + "x".repeat(shift) + "é€😀".repeat(20_000) + ";1\n";
            byte[] bytes = text.replace("é€😀é", "é€😀\né").getBytes(StandardCharsets.UTF_8);

            assertThat(open(bytes, ReadOptions.NONE).format()).contains("UTF-8");
        }
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-15, ISO-8859-15", "IBM850, IBM850", "UTF-16BE, UTF-16 BE", "windows-1252, Windows-1252"})
    void the_operators_word_goes_before_what_the_bytes_look_like(Charset charset, String name) {
        TableSource source = open(TEXT.replace("€", "").getBytes(charset), ReadOptions.NONE.with(charset));

        assertThat(source.format()).contains(name);
        assertThat(rows(source)).contains("2;É");
    }

    @Test
    void utf_16_may_be_said_without_the_order_of_its_bytes() {
        ReadOptions said = ReadOptions.NONE.with(StandardCharsets.UTF_16);

        assertThat(rows(open(TEXT.getBytes(StandardCharsets.UTF_16LE), said))).contains("2;É");
        assertThat(rows(open(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16BE), said))).contains("2;É");
    }

    @Test
    void a_mark_that_contradicts_the_operator_is_refused() {
        byte[] bytes = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE);

        assertThat(refused(bytes, ReadOptions.NONE.with(StandardCharsets.UTF_8)))
                .hasMessageContaining("it is UTF-16 LE, expected UTF-8, as --encoding says");
    }

    @Test
    void the_operators_word_is_no_leave_to_misread() {
        byte[] bytes = TEXT.getBytes(Encodings.WINDOWS);

        assertThat(refused(bytes, ReadOptions.NONE.with(StandardCharsets.UTF_8)))
                .hasMessageContaining("not UTF-8 (byte EB in line 2)");
        assertThat(refused(bytes, ReadOptions.NONE.with(StandardCharsets.US_ASCII))).hasMessageContaining("byte EB");
    }

    @Test
    void text_in_none_of_the_usual_encodings_is_asked_for_with_what_it_would_say() {
        byte[] bytes = "Client CIF;Reference\r\n1;Jerzy Łoś\r\n2;ťava".getBytes(Charset.forName("windows-1250"));
        FileRefusedException refused = refused(bytes, ReadOptions.NONE);

        assertThat(refused.question().orElseThrow().about()).isEqualTo(About.ENCODING);
        assertThat(refused.question().orElseThrow().choices())
                .contains(new Choice("windows-1250", "line 3 says: 2;ťava"))
                .allSatisfy(choice -> assertThat(rows(open(bytes, said(choice)))).hasSize(3));
    }

    @Test
    void text_in_two_encodings_is_asked_for() {
        byte[] bytes = "Client CIF;Reference\n1;Ã©\n2;É\n".getBytes(Encodings.WINDOWS);
        FileRefusedException refused = refused(bytes, ReadOptions.NONE);

        assertThat(refused).hasMessageContaining("UTF-8 in 1 places and is not in line 3 (byte C9)");
        assertThat(refused.question().orElseThrow().choices())
                .containsExactly(new Choice("windows-1252", "line 3 says: 2;É"));
        assertThat(rows(open(bytes, ReadOptions.NONE.with(Encodings.WINDOWS)))).contains("1;Ã©", "2;É");
    }

    private static ReadOptions said(Choice choice) {
        return ReadOptions.NONE.with(Charset.forName(choice.value()));
    }

    private FileRefusedException refused(byte[] bytes, ReadOptions options) {
        return catchThrowableOfType(FileRefusedException.class, () -> rows(open(bytes, options)));
    }

    private TableSource open(byte[] bytes, ReadOptions options) {
        Path file = new TestFiles(folder).bytes("encoded.csv", bytes);
        return new TableSources(ReadLimits.DEFAULT).open(file, options);
    }

    private static List<String> rows(TableSource source) {
        List<TableRow> rows = new ArrayList<>();
        source.read(rows::add);
        return rows.stream().map(row -> String.join(";", row.cells())).toList();
    }
}

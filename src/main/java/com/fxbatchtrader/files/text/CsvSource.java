package com.fxbatchtrader.files.text;

import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.table.TableRow;
import com.fxbatchtrader.files.table.TableSource;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// A CSV file.
public final class CsvSource implements TableSource {

    private static final int LEAST_BUFFER = 64 * 1024;

    private final Path path;
    private final Charset charset;
    private final Delimiter delimiter;
    private final boolean delimiterSaid;
    private final ReadLimits limits;

    private CsvSource(Path path, Charset charset, Delimiter delimiter, boolean delimiterSaid, ReadLimits limits) {
        this.path = path;
        this.charset = charset;
        this.delimiter = delimiter;
        this.delimiterSaid = delimiterSaid;
        this.limits = limits;
    }

    /// Decides the file's encoding and separator.
    ///
    /// @throws FileRefusedException where they can't be decided
    public static CsvSource open(Path path, FileHead head, ReadOptions options, ReadLimits limits) {
        Charset charset = new Encodings(path, head).decide(options.encoding());
        String text = head.text(charset);
        Optional<Character> said = Delimiter.said(text);
        Delimiter delimiter = said.map(c -> said(path, c)).orElseGet(() -> Delimiter.of(text));
        return new CsvSource(path, charset, delimiter, said.isPresent(), limits);
    }

    private static Delimiter said(Path path, char character) {
        return Delimiter.of(character)
                .orElseThrow(
                        () ->
                                FileRefusedException.of(
                                        path.toString(),
                                        ProblemCode.WHICH_SEPARATOR,
                                        "a first line that says that cells are separated by " + character,
                                        "comma, semicolon, tab or pipe"));
    }

    @Override
    public String file() {
        return path.toString();
    }

    @Override
    public String format() {
        return "CSV, " + Encodings.name(charset) + ", " + delimiter.words();
    }

    @Override
    public char separator() {
        return delimiter.character();
    }

    @Override
    public boolean isWorkbook() {
        return false;
    }

    @Override
    public String read(Consumer<TableRow> handler) {
        try (TextReader text = new TextReader(Files.newInputStream(path), file(), charset, limits);
                CsvReader<CsvRecord> records = reader(text)) {
            Iterator<CsvRecord> rows = records.iterator();
            int number = 1;
            while (hasNext(rows, number)) {
                if (number > limits.rows()) {
                    throw FileRefusedException.of(
                            file(),
                            ProblemCode.TOO_MANY_ROWS,
                            "more than " + grouped(limits.rows()) + " rows",
                            "at most that many: split the file");
                }
                List<String> cells = rows.next().getFields();
                // a first line that says the separator is for programs: a row without content
                handler.accept(new TableRow(number, delimiterSaid && number == 1 ? List.of("") : cells));
                number++;
            }
            return text.hash();
        } catch (IOException e) {
            throw FileRefusedException.unreadable(file(), e);
        }
    }

    private CsvReader<CsvRecord> reader(TextReader text) {
        CsvRecordHandler handler =
                CsvRecordHandler.builder()
                        .maxFields(limits.columns())
                        .maxFieldSize(limits.cellLength())
                        .maxRecordSize(limits.columns() * limits.cellLength())
                        .build();
        return CsvReader.builder()
                .fieldSeparator(delimiter.character())
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                // it must hold one cell; by default an unclosed quote makes it grow to 32 MiB
                .maxBufferSize(Math.max(LEAST_BUFFER, 2 * limits.cellLength()))
                .build(handler, text);
    }

    // FastCSV reads ahead to know whether there is a next one: this is where a broken row shows
    private boolean hasNext(Iterator<CsvRecord> rows, int number) {
        try {
            return rows.hasNext();
        } catch (CsvParseException e) {
            // the library wraps what the reader below it throws
            if (e.getCause() instanceof FileRefusedException refusedBelow) {
                throw refusedBelow;
            }
            FileRefusedException refused = new FileRefusedException(file(), broken(e, number));
            refused.initCause(e);
            throw refused;
        } catch (UncheckedIOException e) {
            throw FileRefusedException.unreadable(file(), new IOException(e));
        }
    }

    // The library has one exception for all; a test pins the words by which its kinds are told apart.
    private FileProblem broken(CsvParseException e, int row) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("unclosed quote")) {
            return new FileProblem(
                    row, "", ProblemCode.UNCLOSED_QUOTE, "a quote that is never closed", "a closing quote (\")");
        }
        if (message.contains("closing quote")) {
            return new FileProblem(
                    row,
                    "",
                    ProblemCode.BROKEN_QUOTE,
                    "more text behind a closing quote",
                    "a separator there (" + delimiter.words() + "), or the quote inside the text doubled");
        }
        if (message.contains("limit of") && message.contains("fields")) {
            return new FileProblem(
                    row,
                    "",
                    ProblemCode.TOO_MANY_COLUMNS,
                    "more than " + limits.columns() + " cells",
                    "at most that many columns");
        }
        if (message.contains("max field size") || message.contains("buffer size")) {
            return new FileProblem(
                    row,
                    "",
                    ProblemCode.CELL_TOO_LONG,
                    "more than "
                            + grouped(limits.cellLength())
                            + " characters in one cell, or a quote that is not closed",
                    "cells of at most that length");
        }
        return new FileProblem(row, "", ProblemCode.BROKEN_ROW, "a row that can't be read: " + message, "CSV text");
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

package com.fxbatchtrader.files;

import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.cell.CellText;
import com.fxbatchtrader.files.table.FileFacts;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.table.TableRow;
import com.fxbatchtrader.files.table.TableSource;
import com.fxbatchtrader.files.write.AtomicFile;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rows of a file that were rejected, in the form in which they came. They are read from the file once more: it is
/// never in memory as a whole, and refused when it has changed since. Safe for any thread.
public final class RejectedRows {

    /// So much of a row's text is kept with its batch.
    public static final int KEPT_LENGTH = 4000;

    private static final List<String> ADDED_HEADERS = List.of("Rejected Row", "Rejected Because");

    private static final LineDelimiter LINE_END = LineDelimiter.CRLF;

    private final ReadLimits limits;

    public RejectedRows(ReadLimits limits) {
        this.limits = limits;
    }

    /// Hands over the text of each wanted row, as one line of the file's own kind, at most [#KEPT_LENGTH] long.
    ///
    /// @param options with which the file was read
    /// @param facts what was known of it then
    /// @throws FileRefusedException when the file can't be read or is no longer the same; what was handed over by then
    ///   must not be used
    public void texts(
            Path file,
            ReadOptions options,
            FileFacts facts,
            Collection<Integer> rows,
            BiConsumer<Integer, String> each) {
        TableSource source = new TableSources(limits).open(file, options);
        Set<Integer> wanted = Set.copyOf(rows);
        read(
                source,
                facts,
                row -> {
                    if (wanted.contains(row.number())) {
                        each.accept(row.number(), CellText.cut(line(row.cells(), source.separator()), KEPT_LENGTH));
                    }
                });
    }

    /// Writes the rejected rows as a file that can be mended and imported again: the columns as they came, and two in
    /// front that say the row and what is wrong with it. Formulas are neutralised. The target is written as a whole or
    /// not at all.
    ///
    /// @param options with which the file was read
    /// @param facts what was known of it then
    /// @param rejects the problems by row
    /// @throws FileRefusedException when the file can't be read or is no longer the same
    /// @throws IOException when the target can't be written
    public void write(
            Path file, ReadOptions options, FileFacts facts, Map<Integer, List<FileProblem>> rejects, Path target)
            throws IOException {
        if (Files.exists(target) && Files.isSameFile(file, target)) {
            throw new IOException("cannot write " + target + ": it is the file that is imported");
        }
        TableSource source = new TableSources(limits).open(file, options);
        AtomicFile.write(
                target,
                text -> {
                    CsvWriter csv = csv(source.separator(), text);
                    read(source, facts, new Output(csv, rejects));
                    csv.flush();
                });
    }

    private static void read(TableSource source, FileFacts facts, Consumer<TableRow> handler) {
        String hash = source.read(handler);
        if (!hash.equals(facts.sha256())) {
            throw FileRefusedException.of(
                    source.file(),
                    ProblemCode.FILE_CHANGED,
                    "a file that was changed since it was checked",
                    "the same file: import it again");
        }
    }

    private static String line(List<String> cells, char separator) {
        StringWriter text = new StringWriter();
        CsvWriter csv = csv(separator, text);
        csv.writeRecord(cells);
        flush(csv);
        int end = text.getBuffer().length() - LINE_END.toString().length();
        return text.getBuffer().substring(0, end);
    }

    private static void flush(CsvWriter csv) {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvWriter csv(char separator, Writer text) {
        return CsvWriter.builder().fieldSeparator(separator).lineDelimiter(LINE_END).build(text);
    }

    /// Writes the header and the rejected rows among all rows.
    private static final class Output implements Consumer<TableRow> {
        private final CsvWriter csv;
        private final Map<Integer, List<FileProblem>> rejects;
        private boolean headerWritten;

        private Output(CsvWriter csv, Map<Integer, List<FileProblem>> rejects) {
            this.csv = csv;
            this.rejects = rejects;
        }

        @Override
        public void accept(TableRow row) {
            if (!headerWritten && !row.isBlank()) {
                headerWritten = true;
                write(ADDED_HEADERS, row);
            }
            List<FileProblem> problems = rejects.get(row.number());
            if (problems != null) {
                write(List.of(Integer.toString(row.number()), reasons(problems)), row);
            }
        }

        private void write(List<String> added, TableRow row) {
            csv.writeRecord(Stream.concat(added.stream(), row.cells().stream()).map(CellText::neutral).toList());
        }

        private static String reasons(List<FileProblem> problems) {
            return problems.stream().map(FileProblem::sentence).collect(Collectors.joining("; "));
        }
    }
}

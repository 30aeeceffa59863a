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
import com.fxbatchtrader.files.write.Column;
import com.fxbatchtrader.files.write.RowWriter;
import com.fxbatchtrader.files.write.TableFormat;
import com.fxbatchtrader.files.write.Value;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The rows of a file that were rejected, in the form in which they came. They are read from the file once more: it is
/// never in memory as a whole, and refused when it has changed since. Safe for any thread.
public final class RejectedRows {

    /// So much of a row's text is kept with its batch.
    public static final int KEPT_LENGTH = 4000;

    private static final List<Column> ADDED_COLUMNS =
            List.of(new Column("Rejected Row", Column.Kind.WHOLE), new Column("Rejected Because", Column.Kind.TEXT));

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
    /// front that say the row and what is wrong with it. Formulas are neutralised. Where the target's name says neither
    /// CSV nor XLSX, it is what the file is. The target is written as a whole or not at all.
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
        TableFormat format =
                TableFormat.ofName(target).orElse(source.isWorkbook() ? TableFormat.XLSX : TableFormat.CSV);
        AtomicFile.writeBytes(
                target,
                true,
                out -> {
                    Output output = new Output(format, source.separator(), rejects, out);
                    try {
                        read(source, facts, output::accept);
                    } catch (Unwritten e) {
                        throw e.failure;
                    }
                    output.end();
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
    private static final class Output {
        private final TableFormat format;
        private final char separator;
        private final Map<Integer, List<FileProblem>> rejects;
        private final OutputStream out;
        private @Nullable RowWriter rows;

        private Output(TableFormat format, char separator, Map<Integer, List<FileProblem>> rejects, OutputStream out) {
            this.format = format;
            this.separator = separator;
            this.rejects = rejects;
            this.out = out;
        }

        private void accept(TableRow row) {
            try {
                write(row);
            } catch (IOException e) {
                throw new Unwritten(e);
            }
        }

        private void write(TableRow row) throws IOException {
            if (rows == null) {
                if (!row.isBlank()) {
                    rows = format.rows("Rejected rows", header(row), separator, out);
                }
                return;
            }
            List<FileProblem> problems = rejects.get(row.number());
            if (problems != null) {
                rows.row(values(row, problems));
            }
        }

        private void end() throws IOException {
            if (rows != null) {
                rows.end();
            }
        }

        private static List<Column> header(TableRow row) {
            List<Column> columns = new ArrayList<>(ADDED_COLUMNS);
            row.cells().forEach(title -> columns.add(new Column(title, Column.Kind.TEXT)));
            return columns;
        }

        private static List<Value> values(TableRow row, List<FileProblem> problems) {
            List<Value> values = new ArrayList<>(row.cells().size() + ADDED_COLUMNS.size());
            values.add(Value.of(row.number()));
            values.add(Value.of(problems.stream().map(FileProblem::sentence).collect(Collectors.joining("; "))));
            for (int column = 0; column < row.cells().size(); column++) {
                String text = row.cells().get(column);
                values.add(row.exact().contains(column) ? Value.of(new BigDecimal(text)) : Value.of(text));
            }
            return values;
        }
    }

    /// Carries a failure to write out of a reading, which would take it for one to read.
    private static final class Unwritten extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient IOException failure;

        private Unwritten(IOException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}

package com.fxbatchtrader.files;

import com.fxbatchtrader.files.table.Blanks;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.Hashes;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.table.TableRow;
import com.fxbatchtrader.files.table.TableSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/// Looks at a file without judging it: its header, and some of its rows. Safe for any thread.
public final class TableLook {

    private final ReadLimits limits;

    public TableLook(ReadLimits limits) {
        this.limits = limits;
    }

    /// A table's header.
    ///
    /// @param format what was recognised, for people
    /// @param row where it stands; 0 = the table has no row with content
    /// @param names the headers as they stand
    public record Header(String format, int row, List<String> names) {

        public Header {
            names = List.copyOf(names);
        }

        /// A column's header in one line, or its number where it has none.
        ///
        /// @param column from 0
        public String name(int column) {
            String name = column < names.size() ? Blanks.collapsed(names.get(column)) : "";
            return name.isEmpty() ? "column " + (column + 1) : name;
        }

        /// By what a source of files is known: the headers that they have, in whatever case and order. SHA-256 in hex.
        public String signature() {
            String sorted =
                    names.stream()
                            .map(name -> Blanks.collapsed(name).toLowerCase(Locale.ROOT))
                            .sorted()
                            .collect(Collectors.joining("\n"));
            return Hashes.hex(Hashes.sha256().digest(sorted.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /// The file's header: its first row with content.
    ///
    /// @throws FileRefusedException when the file can't be read so far
    public Header header(Path file, ReadOptions options) {
        TableSource source = new TableSources(limits).open(file, options);
        List<TableRow> first = new ArrayList<>(1);
        source.readWhile(
                row -> {
                    if (!row.isBlank()) {
                        first.add(row);
                    }
                    return first.isEmpty();
                });
        return first.isEmpty()
                ? new Header(source.format(), 0, List.of())
                : new Header(source.format(), first.getFirst().number(), first.getFirst().cells());
    }

    /// Rows with content as they stand, with what was mended in them.
    ///
    /// @param wanted which, by number
    /// @param most how many at most
    /// @throws FileRefusedException when the file can't be read so far
    public List<TableRow> rows(Path file, ReadOptions options, IntPredicate wanted, int most) {
        List<TableRow> rows = new ArrayList<>();
        new TableSources(limits)
                .open(file, options)
                .readWhile(
                        row -> {
                            if (rows.size() < most && !row.isBlank() && wanted.test(row.number())) {
                                rows.add(row);
                            }
                            return rows.size() < most;
                        });
        return rows;
    }
}

package com.fxbatchtrader.files.table;

import com.fxbatchtrader.domain.validation.ProblemCode;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Takes a table's rows as they come: the first one with content is the header, which makes the sink for all others;
/// blank rows are passed over. Not for several threads.
///
/// @param <S> what takes the rows below the header
public final class Collector<S> implements Consumer<TableRow> {

    private static final int MOST_LOOKED_AT = 20;

    private final String file;
    private final ColumnMapping mapping;
    private final int mostRows;
    private final Function<HeaderRow, S> begin;
    private final Sink<S> sink;
    private Optional<S> begun = Optional.empty();
    private Optional<MissingHeaderException> noHeader = Optional.empty();
    private int looked;
    private int rows;

    /// @param mostRows rows with content below the header; beyond, the file is refused
    public Collector(String file, ColumnMapping mapping, int mostRows, Function<HeaderRow, S> begin, Sink<S> sink) {
        this.file = file;
        this.mapping = mapping;
        this.mostRows = mostRows;
        this.begin = begin;
        this.sink = sink;
    }

    @Override
    public void accept(TableRow row) {
        if (row.isBlank()) {
            return;
        }
        if (begun.isEmpty()) {
            begin(row);
            return;
        }
        rows++;
        if (rows > mostRows) {
            throw FileRefusedException.of(
                    file,
                    ProblemCode.TOO_MANY_TRADES,
                    "more than " + String.format(Locale.ROOT, "%,d", mostRows) + " rows with content",
                    "at most that many: split the file");
        }
        sink.take(begun.get(), row);
    }

    // A title above the header is not passed over, for nobody knows what else it is; but the refusal can say so.
    private void begin(TableRow row) {
        HeaderRow header = new HeaderRow(file, row, mapping);
        try {
            S sinkOfRows = begin.apply(header);
            if (noHeader.isPresent()) {
                throw noHeader.get().title(row.number());
            }
            begun = Optional.of(sinkOfRows);
        } catch (MissingHeaderException e) {
            MissingHeaderException first = noHeader.orElse(e);
            noHeader = Optional.of(first);
            looked++;
            if (looked == MOST_LOOKED_AT) {
                throw first;
            }
        }
    }

    /// The rows, after the last one.
    ///
    /// @throws FileRefusedException when there was no header, or no row below it
    public S result() {
        if (noHeader.isPresent()) {
            throw noHeader.get();
        }
        if (begun.isEmpty() || rows == 0) {
            throw FileRefusedException.of(
                    file,
                    ProblemCode.NO_ROWS,
                    begun.isEmpty() ? "nothing but blanks" : "a header without rows",
                    "a header row and rows below it");
        }
        return begun.get();
    }

    /// Takes one row.
    public interface Sink<S> {
        void take(S rows, TableRow row);
    }
}

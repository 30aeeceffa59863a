package com.fxbatchtrader.files.table;

import java.util.function.Consumer;
import java.util.function.Predicate;

/// A table in a file, whatever the file's format. It is read from the first row to the last, as often as needed, and
/// never held in memory as a whole.
public interface TableSource {

    /// The file as the person named it.
    String file();

    /// What was recognised, for people: `CSV, UTF-8, semicolon`.
    String format();

    /// The separator with which the table's rows are written as text.
    char separator();

    /// Whether it is a workbook, whose cells have types.
    boolean isWorkbook();

    /// Reads the file from its first row to its last.
    ///
    /// @param handler takes each row in order; an exception of it ends the reading
    /// @return SHA-256 of the bytes read, in hex
    /// @throws FileRefusedException when the file can't be read as what it was recognised as
    String read(Consumer<TableRow> handler);

    /// Reads the file from its first row on, as long as the handler wants more.
    ///
    /// @param handler takes each row in order; false = that was enough
    /// @throws FileRefusedException when the file can't be read so far
    default void readWhile(Predicate<TableRow> handler) {
        Enough enough = new Enough();
        try {
            read(
                    row -> {
                        if (!handler.test(row)) {
                            throw enough;
                        }
                    });
        } catch (Enough e) {
            if (e != enough) {
                throw e;
            }
        }
    }

    /// Ends a reading whose rest nobody wants.
    final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Enough() {
            super("enough was read", null, false, false);
        }
    }
}

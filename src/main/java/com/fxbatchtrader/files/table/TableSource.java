package com.fxbatchtrader.files.table;

import java.util.function.Consumer;

/// A table in a file, whatever the file's format. It is read from the first row to the last, as often as needed, and
/// never held in memory as a whole.
public interface TableSource {

    /// The file as the person named it.
    String file();

    /// What was recognised, for people: `CSV, UTF-8, semicolon`.
    String format();

    /// The separator with which the table's rows are written as text.
    char separator();

    /// Reads the file from its first row to its last.
    ///
    /// @param handler takes each row in order; an exception of it ends the reading
    /// @return SHA-256 of the bytes read, in hex
    /// @throws FileRefusedException when the file can't be read as what it was recognised as
    String read(Consumer<TableRow> handler);
}

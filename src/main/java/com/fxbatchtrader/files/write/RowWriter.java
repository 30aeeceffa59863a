package com.fxbatchtrader.files.write;

import java.io.IOException;
import java.util.List;

/// Rows in one format, behind the header. For one thread.
public interface RowWriter {

    /// Writes a row.
    ///
    /// @param values one a column
    void row(List<Value> values) throws IOException;

    /// Writes what comes after the last row.
    void end() throws IOException;
}

package com.fxbatchtrader.service.order;

import java.io.OutputStream;
import java.nio.file.Path;

/// An order to write something out.
public record ExportOrder(ExportFormat format, Target target) {

    /// An order to write a file.
    public static ExportOrder to(Path file, boolean overwrite, ExportFormat format) {
        return new ExportOrder(format, new ToFile(file, overwrite));
    }

    /// Where it goes.
    public sealed interface Target {}

    /// Into a file, as a whole or not at all.
    ///
    /// @param overwrite whether a file that is there is replaced
    public record ToFile(Path file, boolean overwrite) implements Target {}

    /// Into a stream, once all of it has been read: what fails before then writes nothing.
    ///
    /// @param out stays open
    public record ToStream(OutputStream out) implements Target {}
}

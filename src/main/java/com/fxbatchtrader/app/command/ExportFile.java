package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.CommandFailure;
import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.service.order.ExportFormat;
import com.fxbatchtrader.service.view.ExportView;

import java.nio.file.Path;
import java.util.Optional;

/// A file that somebody wants something written to.
final class ExportFile {

    private ExportFile() {}

    /// The format: as it was said, else as the file's ending says.
    ///
    /// @throws CommandFailure when nothing says it
    static ExportFormat format(Optional<ExportFormat> said, Path file) {
        return said.or(() -> ExportFormat.ofEnding(file))
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        ExitCode.USAGE,
                                        file
                                                + ": nothing says in which format; end its name with .csv, .xlsx or"
                                                + " .json"));
    }

    /// What was written, as a sentence.
    static String sentence(ExportView written) {
        return written.file().map(Path::toString).orElse("standard output")
                + ": "
                + written.rows()
                + (written.rows() == 1 ? " row" : " rows")
                + " written as "
                + written.format();
    }
}

package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.json.ExportJson;
import com.fxbatchtrader.app.terminal.Texts;
import com.fxbatchtrader.service.order.ExportFormat;
import com.fxbatchtrader.service.order.ExportOrder;
import com.fxbatchtrader.service.view.ExportView;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/// The options of commands whose list can be written to a file.
final class ExportOptions {

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write the list to this file instead; .csv, .xlsx or .json says how.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--overwrite", description = "Replace the file where it is there already.")
    private boolean overwrite;

    /// Whether the list goes to a file.
    boolean wanted() {
        return file.isPresent();
    }

    /// Looks at the file's name before anything else is begun.
    void check() {
        file.ifPresent(one -> ExportFile.format(Optional.empty(), one));
    }

    /// The order that the options mean.
    ExportOrder order() {
        Path target = file.orElseThrow();
        ExportFormat format = ExportFile.format(Optional.empty(), target);
        return ExportOrder.to(target, overwrite, format);
    }

    /// Says what was written.
    void say(Session session, ExportView written) {
        if (session.json()) {
            session.kit().terminal().result(ExportJson.written(written));
        } else {
            session.say(Texts.safe(ExportFile.sentence(written)));
        }
    }
}

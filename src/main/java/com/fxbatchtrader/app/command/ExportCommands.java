package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.CommandFailure;
import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.json.ExportJson;
import com.fxbatchtrader.app.port.Exports;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.terminal.Texts;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.order.ExportFormat;
import com.fxbatchtrader.service.order.ExportOrder;
import com.fxbatchtrader.service.view.ExportView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `batch export` and `batch rejects`.
final class ExportCommands {

    private static final String STANDARD_OUTPUT = "-";

    private ExportCommands() {}

    /// All trades.
    @Command(
            name = "export",
            description = {
                "Write all trades of a batch to a file, as they are at this instant.",
                "CSV and XLSX can be imported again."
            })
    static final class Trades extends Export {

        Trades(Session session) {
            super(session);
        }

        @Override
        ExportView export(Exports exports, BatchRef batch, ExportOrder order) {
            return exports.trades(batch, order);
        }
    }

    /// The rejected rows.
    @Command(
            name = "rejects",
            description = "Write the rows that were kept out of a batch to a file, with the reasons.")
    static final class Rejects extends Export {

        Rejects(Session session) {
            super(session);
        }

        @Override
        ExportView export(Exports exports, BatchRef batch, ExportOrder order) {
            return exports.rejects(batch, order);
        }
    }

    /// A command that writes something of one batch.
    abstract static class Export implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "ID", description = "The batch's id or number.")
        private String reference = "";

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                description = "${COMPLETION-CANDIDATES}; without it the file's ending says it.")
        private Optional<ExportFormat> format = Optional.empty();

        @Option(
                names = {"-o", "--output"},
                required = true,
                paramLabel = "FILE",
                description = "The file to write; - for standard output (csv and json).")
        private Path file = Path.of("");

        @Option(names = "--overwrite", description = "Replace the file where it is there already.")
        private boolean overwrite;

        Export(Session session) {
            this.session = session;
        }

        abstract ExportView export(Exports exports, BatchRef batch, ExportOrder order);

        @Override
        public Integer call() {
            ExportOrder order = order();
            return session.atDesk(
                            Purpose.DATABASE,
                            (desk, _) -> {
                                BatchRef batch = new BatchRef.Id(BatchCommands.require(desk.batches(), reference).id());
                                say(export(desk.exports(), batch, order));
                                return ExitCode.OK;
                            })
                    .code();
        }

        private ExportOrder order() {
            if (!file.toString().equals(STANDARD_OUTPUT)) {
                return ExportOrder.to(file, overwrite, ExportFile.format(format, file));
            }
            ExportFormat said = format.orElse(session.json() ? ExportFormat.JSON : ExportFormat.CSV);
            if (said == ExportFormat.XLSX || (session.json() && said != ExportFormat.JSON)) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        said
                                + " can't go to standard output"
                                + (session.json() ? " with --json" : "")
                                + "; name a file");
            }
            return new ExportOrder(said, new ExportOrder.ToStream(session.kit().terminal().resultBytes()));
        }

        private void say(ExportView written) {
            if (session.json() && written.file().isPresent()) {
                session.kit().terminal().result(ExportJson.written(written));
            } else {
                session.say(Texts.safe(ExportFile.sentence(written)));
            }
        }
    }
}

package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.json.Json;
import com.fxbatchtrader.app.port.Desk;
import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.terminal.ImportText;
import com.fxbatchtrader.service.order.ClientImportOrder;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.ClientImportView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `import clients` and `import batch`.
final class ImportCommands {

    private ImportCommands() {}

    /// The group.
    @Command(name = "import", description = "Check a file and store what is in it.")
    static final class Import extends Group {}

    /// Takes clients in.
    @Command(name = "clients", description = "Check a file of clients and store them.")
    static final class Clients implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "FILE", description = "Clients with CIF, spread and accounts.")
        private Path file = Path.of("");

        @Mixin private ReadingOptions reading = new ReadingOptions();

        @Option(names = "--dry-run", description = "Only check the file, store nothing.")
        private boolean dryRun;

        Clients(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            InputFile.existing(file);
            return session.atDesk(Purpose.DATABASE, this::take).code();
        }

        private ExitCode take(Desk desk, DeskSettings settings) {
            ClientImportView result = desk.imports().clients(new ClientImportOrder(file, reading.reading(), dryRun));
            if (!session.json()) {
                session.kit().terminal().message(ImportText.problems(result.report()));
            }
            session.print(settings, () -> Json.imported(result), _ -> List.of(ImportText.clients(result, dryRun)));
            return result.refused().isPresent() ? ExitCode.NONE_SUCCEEDED : ExitCode.OK;
        }
    }

    /// Takes trades in.
    @Command(name = "batch", description = "Check a file of trades and store it as a queued batch; prints its id.")
    static final class Batch implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "FILE", description = "Trades with client CIF and amount.")
        private Path file = Path.of("");

        @Mixin private ImportOptions options = new ImportOptions();

        Batch(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            InputFile.existing(file);
            return session.atDesk(Purpose.DATABASE, this::take).code();
        }

        private ExitCode take(Desk desk, DeskSettings settings) {
            BatchImportView result = desk.imports().batch(options.order(file, settings));
            session.say(ImportText.batch(result), result.report());
            session.print(
                    settings,
                    () -> Json.imported(result),
                    _ -> result.batch().stream().map(b -> b.id().toString()).toList());
            return result.refused().isPresent() ? ExitCode.NONE_SUCCEEDED : ExitCode.OK;
        }
    }
}

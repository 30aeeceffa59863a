package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.CommandFailure;
import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.port.Desk;
import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.RunSummary;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `run`: a file, a stored batch, or the demo, executed to the end.
@Command(
        name = "run",
        description = {
            "Import a file of trades, execute it to the end and sum up; or execute a stored batch.",
            "Exit codes: 0 all succeeded, 2 usage or settings, 3 some trades failed, 4 none succeeded or the file was"
                    + " refused, 5 database or bank can't be reached, 6 something is in doubt, 130 interrupted."
        })
final class RunCommand implements Callable<Integer> {

    private final Session session;
    private final DemoRun demo;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE or ID",
            description = "A file of trades, or the id or number of a stored batch.")
    private Optional<String> target = Optional.empty();

    @Option(names = "--clients", paramLabel = "FILE", description = "Import these clients first.")
    private Optional<Path> clients = Optional.empty();

    @Option(
            names = "--demo",
            description =
                    "In the demo's own world: its database, its bank inside this process; without FILE its batch.")
    private boolean inDemo;

    @Mixin private ImportOptions options = new ImportOptions();

    RunCommand(Session session, DemoRun demo) {
        this.session = session;
        this.demo = demo;
    }

    @Override
    public Integer call() {
        clients.ifPresent(InputFile::existing);
        if (inDemo && target.isEmpty()) {
            refuseImportOptions("without FILE the demo brings its own batch");
            return demo.packed().code();
        }
        String text =
                target.orElseThrow(
                        () ->
                                new CommandFailure(
                                        ExitCode.USAGE,
                                        "name a FILE of trades or the ID of a stored batch, or give --demo"));
        Optional<BatchRef> stored = stored(text);
        if (stored.isPresent()) {
            refuseImportOptions("a stored batch is run as it is");
            refuseDemo();
            return session.atDesk(Purpose.TRADING, (desk, settings) -> runStored(desk, settings, text)).code();
        }
        Path file = InputFile.existing(Path.of(text));
        return inDemo
                ? demo.file(file, clients, options).code()
                : session.atDesk(Purpose.TRADING, (desk, settings) -> runFile(desk, settings, file)).code();
    }

    // A file goes before an id of the same name only where it cannot be meant as an id
    private static Optional<BatchRef> stored(String text) {
        Optional<BatchRef> reference = BatchRef.parse(text);
        if (reference.isPresent() && Files.exists(Path.of(text))) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "'"
                            + text
                            + "' is a file and may be a batch: write ./"
                            + text
                            + " for the file, #"
                            + text
                            + " for the batch");
        }
        return reference;
    }

    private void refuseImportOptions(String why) {
        if (options.any() || clients.isPresent()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "options of import and --clients need a FILE: " + why + "; leave them out");
        }
    }

    private void refuseDemo() {
        if (inDemo) {
            throw new CommandFailure(ExitCode.USAGE, "--demo takes a FILE or nothing, no ID; leave one of them out");
        }
    }

    private ExitCode runStored(Desk desk, DeskSettings settings, String text) {
        BatchView batch = BatchCommands.require(desk.batches(), text);
        if (!batch.status().ended()) {
            desk.runs().requireBank();
        }
        return ended(new RunFlow(session, desk, settings).execute(batch));
    }

    private ExitCode runFile(Desk desk, DeskSettings settings, Path file) {
        RunFlow flow = new RunFlow(session, desk, settings);
        if (!options.dryRun()) {
            desk.runs().requireBank();
        }
        if (clients.isPresent() && !flow.importClients(clients.get())) {
            return ExitCode.NONE_SUCCEEDED;
        }
        BatchImportView imported = flow.importBatch(options.order(file, settings));
        if (imported.batch().isEmpty()) {
            return imported.refused().isPresent() ? ExitCode.NONE_SUCCEEDED : ExitCode.OK;
        }
        return ended(flow.execute(imported.batch().get()));
    }

    private ExitCode ended(RunSummary summary) {
        RunFlow.reasonOnStderr(summary).ifPresent(session::say);
        return RunFlow.exitCode(summary);
    }
}

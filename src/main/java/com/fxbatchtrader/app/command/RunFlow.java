package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.json.Json;
import com.fxbatchtrader.app.port.Desk;
import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.app.terminal.ImportText;
import com.fxbatchtrader.app.terminal.ProgressDisplay;
import com.fxbatchtrader.app.terminal.SummaryText;
import com.fxbatchtrader.service.order.BatchImportOrder;
import com.fxbatchtrader.service.order.ClientImportOrder;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.ClientImportView;
import com.fxbatchtrader.service.view.Progress;
import com.fxbatchtrader.service.view.RunEnd;
import com.fxbatchtrader.service.view.RunSummary;
import com.fxbatchtrader.service.view.TradeView;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The steps of a run, as `run` and the demo both take them: clients in, batch in, execute, sum up.
final class RunFlow {

    private final Session session;
    private final Desk desk;
    private final DeskSettings settings;

    RunFlow(Session session, Desk desk, DeskSettings settings) {
        this.session = session;
        this.desk = desk;
        this.settings = settings;
    }

    /// Takes clients in.
    ///
    /// @return whether they were stored; what was wrong was printed
    boolean importClients(Path file) {
        ClientImportView result = desk.imports().clients(new ClientImportOrder(file, false));
        session.say(ImportText.clients(result, false), result.report());
        if (result.refused().isPresent() && session.json()) {
            session.kit().terminal().result(Json.imported(result));
        }
        return result.refused().isEmpty();
    }

    /// Takes a batch in.
    ///
    /// @return the stored batch; empty after a dry run and when the file was refused
    BatchImportView importBatch(BatchImportOrder order) {
        BatchImportView result = desk.imports().batch(order);
        session.say(ImportText.batch(result), result.report());
        if (result.batch().isEmpty() && session.json()) {
            session.kit().terminal().result(Json.imported(result));
        }
        return result;
    }

    /// Executes a stored batch to its end, shows how it goes, and sums up.
    RunSummary execute(BatchView batch) {
        RunSummary summary = executeShown(batch);
        List<TradeView> trades = session.json() ? desk.batches().trades(batch.id()) : List.of();
        session.print(settings, () -> Json.run(summary, trades), look -> new SummaryText(look).lines(summary));
        return summary;
    }

    private RunSummary executeShown(BatchView batch) {
        Kit kit = session.kit();
        List<ProgressDisplay> displays = new ArrayList<>();
        ProgressDisplay.Settings how =
                new ProgressDisplay.Settings(
                        kit.terminal(),
                        kit.pacing(),
                        "#" + batch.number() + " " + batch.name(),
                        kit.width(),
                        !session.verbose());
        try {
            return desk.runs().run(batch.id(), live -> displays.add(show(how, live)), kit.stop());
        } finally {
            displays.forEach(ProgressDisplay::close);
        }
    }

    private static ProgressDisplay show(ProgressDisplay.Settings how, Supplier<Progress> live) {
        return ProgressDisplay.show(how, live);
    }

    /// The exit code that a run's end means.
    static ExitCode exitCode(RunSummary summary) {
        BatchView batch = summary.batch();
        return switch (summary.end()) {
            case STOPPED -> ExitCode.INTERRUPTED;
            case PAUSED -> ExitCode.USAGE;
            case IN_DOUBT -> ExitCode.IN_DOUBT;
            case LOCK_LOST ->
                    batch.counts().booked() + batch.counts().inDoubt() > 0 ? ExitCode.IN_DOUBT : ExitCode.INTERRUPTED;
            case ENDED -> ofEnded(batch);
        };
    }

    private static ExitCode ofEnded(BatchView batch) {
        if (batch.counts().succeeded() == batch.counts().total()) {
            return ExitCode.OK;
        }
        return batch.counts().succeeded() == 0 ? ExitCode.NONE_SUCCEEDED : ExitCode.SOME_FAILED;
    }

    /// Why a paused batch does not run, for standard error; nothing for any other end.
    static Optional<String> reasonOnStderr(RunSummary summary) {
        return summary.end() == RunEnd.PAUSED
                ? Optional.of("#" + summary.batch().number() + " is paused: " + summary.endText())
                : Optional.empty();
    }
}

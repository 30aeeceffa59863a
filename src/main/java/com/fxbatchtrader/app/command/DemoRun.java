package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.demo.DemoCheck;
import com.fxbatchtrader.app.demo.DemoFiles;
import com.fxbatchtrader.app.demo.DemoPlan;
import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.port.Desk;
import com.fxbatchtrader.app.port.SimulatorDoor.Booked;
import com.fxbatchtrader.app.port.SimulatorDoor.Order;
import com.fxbatchtrader.app.port.SimulatorDoor.Simulator;
import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.terminal.Amounts;
import com.fxbatchtrader.app.terminal.Look;
import com.fxbatchtrader.app.terminal.Style;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.service.order.BatchImportOrder;
import com.fxbatchtrader.service.order.BatchImportOrder.Control;
import com.fxbatchtrader.service.order.FileReading;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.RunEnd;
import com.fxbatchtrader.service.view.RunSummary;
import com.fxbatchtrader.service.view.TradeView;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A run in the demo's own world: a database and a ledger in the demo's folder, the bank inside this process.
final class DemoRun {

    private static final long SEED = 20_261_123;
    private static final String REASON = "demo";

    private final Session session;

    DemoRun(Session session) {
        this.session = session;
    }

    /// The batch that is packed with the program; ends well when each trade ended as its seeded trouble means, and the
    /// bank's ledger says the same.
    ExitCode packed() {
        return inDemoWorld(
                Optional.empty(),
                world -> {
                    DeskSettings settings = world.settings();
                    DemoFiles files = world.files();
                    BatchImportOrder order =
                            new BatchImportOrder(
                                    files.batch(),
                                    Optional.of(
                                            "Demo "
                                                    + Amounts.moment(
                                                            session.kit().pacing().instant(), settings.rules().zone())),
                                    Priority.DEFAULT,
                                    settings.engine().maxConcurrent(),
                                    settings.rules().delivery(),
                                    false,
                                    Optional.empty(),
                                    Optional.of(REASON),
                                    FileReading.OPEN,
                                    Control.none(),
                                    false);
                    return world.run(files.clients(), order, this::judgePacked);
                });
    }

    /// Somebody's own file in the demo's world.
    ///
    /// @param clients the demo's where there are none
    ExitCode file(Path file, Optional<Path> clients, ImportOptions options) {
        return inDemoWorld(
                clients,
                world ->
                        world.run(
                                clients.orElse(world.files().clients()),
                                options.order(file, world.settings()),
                                this::judgeOther));
    }

    private ExitCode inDemoWorld(Optional<Path> clients, Function<World, ExitCode> work) {
        DeskSettings settings = session.settings(Purpose.DEMO);
        Look look = session.kit().terminal().messageLook(session.kit().width().getAsInt(), settings.rules().zone());
        session.say(
                look.ink().paint(Style.DEMO, " DEMO ")
                        + " fictional clients, a simulated bank, no money moves; everything is in "
                        + settings.folders().data());
        DemoFiles files = DemoFiles.unpack(settings.folders().data());
        Order order =
                new Order(
                        0,
                        Optional.of(settings.folders().bankLedger()),
                        Optional.of(clients.orElse(files.clients())),
                        SEED,
                        Optional.of(files.profile().toString()));
        try (Simulator bank = session.kit().simulators().start(order);
                Desk desk = session.kit().desks().open(settings.withDemoBank(bank.address()))) {
            return work.apply(new World(session, settings, files, bank, desk));
        }
    }

    private ExitCode judgePacked(RunSummary summary, List<TradeView> trades, List<Booked> ledger) {
        List<String> deviations = new DemoCheck(DemoPlan.packed()).deviations(trades, ledger);
        if (deviations.isEmpty()) {
            session.say(
                    "The demo went as it should: "
                            + trades.size()
                            + " trades, "
                            + ledger.size()
                            + " booked, each once, as the bank's ledger says; the others failed for the"
                            + " reasons that the demo's bank was given.");
            return ExitCode.OK;
        }
        session.say("The demo did not go as it should:");
        deviations.forEach(session::say);
        ExitCode usual = RunFlow.exitCode(summary);
        return usual == ExitCode.OK ? ExitCode.SOME_FAILED : usual;
    }

    private ExitCode judgeOther(RunSummary summary, List<TradeView> trades, List<Booked> ledger) {
        List<String> contradictions = DemoCheck.contradictions(trades, ledger);
        contradictions.forEach(session::say);
        ExitCode usual = RunFlow.exitCode(summary);
        return contradictions.isEmpty() || usual != ExitCode.OK ? usual : ExitCode.SOME_FAILED;
    }

    /// Judges a run that has ended.
    @FunctionalInterface
    private interface Verdict {
        ExitCode of(RunSummary summary, List<TradeView> trades, List<Booked> sinceStart);
    }

    private record World(Session session, DeskSettings settings, DemoFiles files, Simulator bank, Desk desk) {

        ExitCode run(Path clients, BatchImportOrder order, Verdict verdict) {
            RunFlow flow = new RunFlow(session, desk, settings);
            int before = bank.ledger().size();
            List<UUID> unfinished = unfinished();
            if (!flow.importClients(clients)) {
                return ExitCode.NONE_SUCCEEDED;
            }
            BatchImportView imported = flow.importBatch(order);
            if (imported.batch().isEmpty()) {
                return imported.refused().isPresent() ? ExitCode.NONE_SUCCEEDED : ExitCode.OK;
            }
            RunSummary summary = flow.execute(imported.batch().get());
            if (summary.end() == RunEnd.STOPPED) {
                return ExitCode.INTERRUPTED;
            }
            List<Booked> ledger = bank.ledger();
            return verdict.of(
                    summary,
                    desk.batches().trades(summary.batch().id()),
                    withoutThoseOf(unfinished, ledger.subList(before, ledger.size())));
        }

        // What an interrupted demo left behind may be finished by this one, with the same clients and amounts
        private List<UUID> unfinished() {
            return desk
                    .batches()
                    .list(
                            EnumSet.complementOf(
                                    EnumSet.of(
                                            BatchStatus.SUCCESS,
                                            BatchStatus.PARTIAL_SUCCESS,
                                            BatchStatus.FAILED,
                                            BatchStatus.CANCELLED)))
                    .stream()
                    .map(BatchView::id)
                    .toList();
        }

        private List<Booked> withoutThoseOf(List<UUID> batches, List<Booked> ledger) {
            Set<String> keys =
                    batches.stream()
                            .flatMap(b -> desk.batches().trades(b).stream())
                            .flatMap(t -> t.booking().dealTransactionId().stream())
                            .map(UUID::toString)
                            .collect(Collectors.toSet());
            return ledger.stream().filter(b -> !keys.contains(b.key())).toList();
        }
    }
}

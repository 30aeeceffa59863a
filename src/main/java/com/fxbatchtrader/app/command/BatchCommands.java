package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.CommandFailure;
import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.json.Json;
import com.fxbatchtrader.app.port.Batches;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.terminal.BatchText;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.TradeView;
import com.fxbatchtrader.service.view.WaitView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// `batch list` and `batch show`.
final class BatchCommands {

    private BatchCommands() {}

    /// The group.
    @Command(name = "batch", description = "The queue and what ran.")
    static final class Batch extends Group {}

    /// Finds a batch that must be there.
    static BatchView require(Batches batches, String text) {
        BatchRef reference =
                BatchRef.parse(text)
                        .orElseThrow(
                                () ->
                                        new CommandFailure(
                                                ExitCode.USAGE,
                                                "'"
                                                        + text
                                                        + "' names no batch; give its id or its number, such as 1042"));
        return batches.find(reference)
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        ExitCode.USAGE,
                                        "there is no batch " + reference + "; fxbatch batch list shows all"));
    }

    /// All batches.
    @Command(name = "list", description = "List batches: queued ones in the order of the queue, then the newest.")
    static final class ListAll implements Callable<Integer> {

        private final Session session;

        @Option(
                names = "--state",
                split = ",",
                paramLabel = "STATE",
                description = "Only these states: ${COMPLETION-CANDIDATES}.")
        private List<BatchStatus> states = new ArrayList<>();

        @Mixin private ExportOptions export = new ExportOptions();

        ListAll(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            export.check();
            EnumSet<BatchStatus> wanted = states.isEmpty() ? EnumSet.allOf(BatchStatus.class) : EnumSet.copyOf(states);
            return session.atDesk(
                            Purpose.DATABASE,
                            (desk, settings) -> {
                                List<BatchView> batches = desk.batches().list(wanted);
                                if (export.wanted()) {
                                    export.say(session, desk.exports().batches(batches, export.order()));
                                    return ExitCode.OK;
                                }
                                Map<UUID, WaitView> waits =
                                        desk.batches().waits().stream()
                                                .collect(Collectors.toMap(WaitView::batchId, wait -> wait));
                                session.print(
                                        settings,
                                        () -> Json.batches(batches, waits),
                                        look -> new BatchText(look).list(batches, waits));
                                return ExitCode.OK;
                            })
                    .code();
        }
    }

    /// One batch.
    @Command(name = "show", description = "Show a batch, on request with its trades.")
    static final class Show implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "ID", description = "The batch's id or number.")
        private String reference = "";

        @Option(names = "--trades", description = "With every trade.")
        private boolean withTrades;

        Show(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.atDesk(
                            Purpose.DATABASE,
                            (desk, settings) -> {
                                BatchView batch = require(desk.batches(), reference);
                                List<TradeView> trades = withTrades ? desk.batches().trades(batch.id()) : List.of();
                                Optional<WaitView> wait = desk.batches().waitOf(batch.id());
                                session.print(
                                        settings,
                                        () -> withTrades ? Json.batch(batch, wait, trades) : Json.batch(batch, wait),
                                        look -> text(new BatchText(look), batch, wait, trades));
                                return ExitCode.OK;
                            })
                    .code();
        }

        private List<String> text(BatchText text, BatchView batch, Optional<WaitView> wait, List<TradeView> trades) {
            List<String> lines = new ArrayList<>(text.show(batch, wait));
            if (withTrades) {
                lines.add("");
                lines.addAll(text.trades(trades));
            }
            return lines;
        }
    }
}

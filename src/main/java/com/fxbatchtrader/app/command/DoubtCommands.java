package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.CommandFailure;
import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.json.Json;
import com.fxbatchtrader.app.port.Desk;
import com.fxbatchtrader.app.port.Doubts;
import com.fxbatchtrader.app.port.Exports;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.terminal.DoubtText;
import com.fxbatchtrader.app.terminal.Look;
import com.fxbatchtrader.service.order.ExportOrder;
import com.fxbatchtrader.service.order.TradeRef;
import com.fxbatchtrader.service.view.DoubtAnswer;
import com.fxbatchtrader.service.view.DoubtView;
import com.fxbatchtrader.service.view.ExportView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;

/// `doubt list`, `doubt show` and `doubt ask`.
final class DoubtCommands {

    private DoubtCommands() {}

    /// The group.
    @Command(name = "doubt", description = "Trades of which it is not known whether they were booked.")
    static final class Doubt extends Group {}

    /// Finds a trade that must have been sent.
    static DoubtView require(Doubts doubts, String text) {
        TradeRef reference =
                TradeRef.parse(text)
                        .orElseThrow(
                                () ->
                                        new CommandFailure(
                                                ExitCode.USAGE,
                                                "'"
                                                        + text
                                                        + "' names no trade; give its id, or batch number and row, such"
                                                        + " as 1042/17"));
        return doubts.find(reference)
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        ExitCode.USAGE,
                                        "there is no trade "
                                                + reference
                                                + " that was sent to the bank; fxbatch doubt list shows doubts"));
    }

    /// All doubts.
    @Command(name = "list", description = "List everything in doubt, the oldest first.")
    static final class ListAll extends ListCommand<DoubtView> {

        ListAll(Session session) {
            super(session);
        }

        @Override
        ExportView export(Exports exports, List<DoubtView> doubts, ExportOrder order) {
            return exports.doubts(doubts, order);
        }

        @Override
        List<DoubtView> ask(Desk desk) {
            return desk.doubts().list();
        }

        @Override
        String json(List<DoubtView> doubts) {
            return Json.doubts(doubts);
        }

        @Override
        List<String> text(List<DoubtView> doubts, Look look) {
            return new DoubtText(look).list(doubts);
        }
    }

    /// One dossier.
    @Command(name = "show", description = "Show all that is known of a trade in doubt.")
    static final class Show extends QueryCommand<DoubtView> {

        @Parameters(paramLabel = "TRADE", description = "The trade's id, or batch number and row: 1042/17.")
        private String reference = "";

        Show(Session session) {
            super(session);
        }

        @Override
        DoubtView ask(Desk desk) {
            return require(desk.doubts(), reference);
        }

        @Override
        String json(DoubtView doubt) {
            return Json.doubt(doubt);
        }

        @Override
        List<String> text(DoubtView doubt, Look look) {
            return new DoubtText(look).show(doubt);
        }
    }

    /// Asks the bank.
    @Command(name = "ask", description = "Ask the bank now what became of a trade in doubt.")
    static final class Ask extends QueryCommand<DoubtAnswer> {

        @Parameters(paramLabel = "TRADE", description = "The trade's id, or batch number and row: 1042/17.")
        private String reference = "";

        Ask(Session session) {
            super(session, Purpose.TRADING);
        }

        @Override
        DoubtAnswer ask(Desk desk) {
            return desk.doubts().ask(require(desk.doubts(), reference).trade().id());
        }

        @Override
        String json(DoubtAnswer answer) {
            return Json.answer(answer);
        }

        @Override
        List<String> text(DoubtAnswer answer, Look look) {
            return new DoubtText(look).answer(answer);
        }

        @Override
        ExitCode exitCode(DoubtAnswer answer) {
            return answer.settled() ? ExitCode.OK : ExitCode.IN_DOUBT;
        }
    }
}

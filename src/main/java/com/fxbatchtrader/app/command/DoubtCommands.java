package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.CommandFailure;
import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.json.Json;
import com.fxbatchtrader.app.port.Doubts;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.terminal.DoubtText;
import com.fxbatchtrader.service.order.TradeRef;
import com.fxbatchtrader.service.view.DoubtAnswer;
import com.fxbatchtrader.service.view.DoubtView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

/// `doubt list`, `doubt show` and `doubt ask`.
final class DoubtCommands {

    private DoubtCommands() {}

    /// The group.
    @Command(name = "doubt", description = "Trades of which it is not known whether they were booked.")
    static final class Doubt extends Group {}

    private static DoubtView require(Doubts doubts, String text) {
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
    static final class ListAll implements Callable<Integer> {

        private final Session session;

        ListAll(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.atDesk(
                            Purpose.DATABASE,
                            (desk, settings) -> {
                                List<DoubtView> doubts = desk.doubts().list();
                                session.print(
                                        settings, () -> Json.doubts(doubts), look -> new DoubtText(look).list(doubts));
                                return ExitCode.OK;
                            })
                    .code();
        }
    }

    /// One dossier.
    @Command(name = "show", description = "Show all that is known of a trade in doubt.")
    static final class Show implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "TRADE", description = "The trade's id, or batch number and row: 1042/17.")
        private String reference = "";

        Show(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.atDesk(
                            Purpose.DATABASE,
                            (desk, settings) -> {
                                DoubtView doubt = require(desk.doubts(), reference);
                                session.print(
                                        settings, () -> Json.doubt(doubt), look -> new DoubtText(look).show(doubt));
                                return ExitCode.OK;
                            })
                    .code();
        }
    }

    /// Asks the bank.
    @Command(name = "ask", description = "Ask the bank now what became of a trade in doubt.")
    static final class Ask implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "TRADE", description = "The trade's id, or batch number and row: 1042/17.")
        private String reference = "";

        Ask(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.atDesk(
                            Purpose.TRADING,
                            (desk, settings) -> {
                                DoubtView doubt = require(desk.doubts(), reference);
                                DoubtAnswer answer = desk.doubts().ask(doubt.trade().id());
                                session.print(
                                        settings,
                                        () -> Json.answer(answer),
                                        look -> new DoubtText(look).answer(answer));
                                return answer.settled() ? ExitCode.OK : ExitCode.IN_DOUBT;
                            })
                    .code();
        }
    }
}

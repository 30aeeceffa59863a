package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.CommandFailure;
import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.json.Json;
import com.fxbatchtrader.app.port.Desk;
import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.terminal.Texts;
import com.fxbatchtrader.service.verb.TradeOutcome;
import com.fxbatchtrader.service.view.DoubtAnswer;
import com.fxbatchtrader.service.view.DoubtView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

/// `doubt booked`: what it brings about is said before; what lost a race exits with 2, what the bank's answer does not
/// prove, or has not confirmed yet, with 6.
@Command(
        name = "booked",
        description = {
            "Say by which reference the bank has booked a trade in doubt.",
            "The bank is asked for that reference; the trade is booked only if its answer names our key."
        })
final class BookedCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "TRADE", description = "The trade's id, or batch number and row: 1042/17.")
    private String trade = "";

    @Option(
            names = "--reference",
            required = true,
            paramLabel = "ID",
            description = "The bank's transaction id of the booking, as on its slip.")
    private String reference = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is recorded.")
    private String reason = "";

    @Option(names = "--dry-run", description = "Say what it would bring about, and ask and change nothing.")
    private boolean dryRun;

    BookedCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.atDesk(Purpose.TRADING, this::perform).code();
    }

    private ExitCode perform(Desk desk, DeskSettings settings) {
        DoubtView doubt = DoubtCommands.require(desk.doubts(), trade);
        session.say(Texts.safe(desk.doubts().consequenceOfBooked(doubt, reference)));
        if (dryRun) {
            return ExitCode.OK;
        }
        return switch (desk.doubts().booked(doubt.trade().id(), reference, reason)) {
            case TradeOutcome.Done done -> {
                String said = Texts.safe(done.said());
                session.print(
                        settings, () -> Json.answer(new DoubtAnswer(done.doubt(), done.said())), _ -> List.of(said));
                yield done.settled() ? ExitCode.OK : ExitCode.IN_DOUBT;
            }
            case TradeOutcome.Lost lost ->
                    throw new CommandFailure(
                            ExitCode.USAGE, Texts.safe(lost.said()) + "; nothing was changed by you, look again");
            case TradeOutcome.Refused refused ->
                    throw new CommandFailure(
                            ExitCode.IN_DOUBT, Texts.safe(refused.said()) + "; " + Texts.safe(refused.advice()));
        };
    }
}

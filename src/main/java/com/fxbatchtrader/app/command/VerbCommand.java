package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.CommandFailure;
import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.json.Json;
import com.fxbatchtrader.app.port.Batches;
import com.fxbatchtrader.app.port.Desk;
import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.terminal.Texts;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.verb.BatchVerb;
import com.fxbatchtrader.service.verb.VerbOutcome;

import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

/// A command that does one verb to one batch: prints what was done, or the batch as it stands then. What lost a race or
/// is not possible exits with 2 and says what happened.
abstract class VerbCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "ID", description = "The batch's id or number.")
    private String reference = "";

    VerbCommand(Session session) {
        this.session = session;
    }

    /// The verb that the arguments mean; `batches` finds others that they name.
    abstract BatchVerb verb(Batches batches);

    /// The reason given, empty text without.
    abstract String reason();

    /// Called before it is done.
    ///
    /// @return whether to do it
    boolean before(Desk desk, BatchRef batch, BatchVerb verb) {
        return true;
    }

    final Session session() {
        return session;
    }

    @Override
    public final Integer call() {
        return session.atDesk(Purpose.DATABASE, this::perform).code();
    }

    private ExitCode perform(Desk desk, DeskSettings settings) {
        BatchRef batch = new BatchRef.Id(BatchCommands.require(desk.batches(), reference).id());
        BatchVerb verb = verb(desk.batches());
        if (!before(desk, batch, verb)) {
            return ExitCode.OK;
        }
        VerbOutcome outcome = desk.verbs().perform(batch, verb, reason());
        switch (outcome) {
            case VerbOutcome.Done done -> {
                String said = Texts.safe(done.said());
                session.print(settings, () -> Json.batch(done.batch()), _ -> List.of(said));
                if (session.json()) {
                    session.say(said);
                }
            }
            case VerbOutcome.Lost lost ->
                    throw new CommandFailure(
                            ExitCode.USAGE, Texts.safe(lost.said()) + "; nothing was changed, look again");
            case VerbOutcome.Refused refused ->
                    throw new CommandFailure(
                            ExitCode.USAGE,
                            Texts.safe(refused.said()) + "; it is possible when " + refused.precondition());
        }
        return ExitCode.OK;
    }
}

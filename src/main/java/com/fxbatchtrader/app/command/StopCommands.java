package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.json.Json;
import com.fxbatchtrader.app.port.Desk;
import com.fxbatchtrader.app.port.Verbs;
import com.fxbatchtrader.app.terminal.Look;
import com.fxbatchtrader.app.terminal.StopText;
import com.fxbatchtrader.service.verb.StopView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/// `stop` and `start`.
final class StopCommands {

    private StopCommands() {}

    /// Stops all trading.
    @Command(
            name = "stop",
            description = {
                "Stop all trading in every process: no trade starts, nothing more is sent.",
                "What is at the bank is seen to its end."
            })
    static final class Stop extends StopQuery {

        Stop(Session session) {
            super(session);
        }

        @Override
        StopView perform(Verbs verbs, String reason) {
            return verbs.stopAll(reason);
        }
    }

    /// Lifts the stop.
    @Command(name = "start", description = "Lift the stop of all trading.")
    static final class Start extends StopQuery {

        Start(Session session) {
            super(session);
        }

        @Override
        StopView perform(Verbs verbs, String reason) {
            return verbs.lift(reason);
        }
    }

    /// What is done to the desk for a reason, and shows how it stands then.
    abstract static class StopQuery extends QueryCommand<StopView> {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is recorded.")
        private String reason = "";

        StopQuery(Session session) {
            super(session);
        }

        abstract StopView perform(Verbs verbs, String reason);

        @Override
        final StopView ask(Desk desk) {
            return perform(desk.verbs(), reason);
        }

        @Override
        final String json(StopView stop) {
            return Json.stop(stop);
        }

        @Override
        final List<String> text(StopView stop, Look look) {
            return StopText.of(stop);
        }
    }
}

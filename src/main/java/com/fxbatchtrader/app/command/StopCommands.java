package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.json.Json;
import com.fxbatchtrader.app.port.Verbs;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.terminal.StopText;
import com.fxbatchtrader.service.verb.StopView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;
import java.util.function.Function;

/// `stop` and `start`.
final class StopCommands {

    private StopCommands() {}

    private static int perform(Session session, Function<Verbs, StopView> verb) {
        return session.atDesk(
                        Purpose.DATABASE,
                        (desk, settings) -> {
                            StopView stop = verb.apply(desk.verbs());
                            session.print(settings, () -> Json.stop(stop), _ -> StopText.of(stop));
                            return ExitCode.OK;
                        })
                .code();
    }

    /// Stops all trading.
    @Command(
            name = "stop",
            description = {
                "Stop all trading in every process: no trade starts, nothing more is sent.",
                "What is at the bank is seen to its end."
            })
    static final class Stop implements Callable<Integer> {

        private final Session session;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is recorded.")
        private String reason = "";

        Stop(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return perform(session, verbs -> verbs.stopAll(reason));
        }
    }

    /// Lifts the stop.
    @Command(name = "start", description = "Lift the stop of all trading.")
    static final class Start implements Callable<Integer> {

        private final Session session;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is recorded.")
        private String reason = "";

        Start(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return perform(session, verbs -> verbs.lift(reason));
        }
    }
}

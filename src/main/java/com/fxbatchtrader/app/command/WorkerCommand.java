package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.json.Json;
import com.fxbatchtrader.app.port.Desk;
import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.terminal.WorkerText;
import com.fxbatchtrader.service.view.WorkerSummary;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/// `worker`: executes what is queued.
@Command(
        name = "worker",
        description = {
            "Execute queued batches until stopped, beside any number of others on the same database.",
            "Ctrl-C stops in order: running trades finish or are left recorded, locks are released; twice stops at"
                    + " once. A batch whose pair has no fresh reference rate waits for one (rate set).",
            "Exit codes: 0 all succeeded or nothing to do, 2 usage or settings, 3 some trades failed, 4 none succeeded,"
                    + " 5 database or bank can't be reached, 6 something is in doubt, 130 stopped."
        })
final class WorkerCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--drain", description = "End when the queue is empty.")
    private boolean drain;

    WorkerCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.atDesk(Purpose.TRADING, this::work).code();
    }

    private ExitCode work(Desk desk, DeskSettings settings) {
        desk.runs().requireBank();
        session.say(WorkerText.begins(drain));
        WorkerSummary summary = desk.runs().work(drain, news -> session.say(WorkerText.of(news)), session.kit().stop());
        session.print(settings, () -> Json.worker(summary), _ -> WorkerText.lines(summary));
        return exitCode(summary);
    }

    /// The exit code that a worker's end means.
    static ExitCode exitCode(WorkerSummary summary) {
        if (summary.stopped()) {
            return ExitCode.INTERRUPTED;
        }
        if (summary.inDoubt() > 0) {
            return ExitCode.IN_DOUBT;
        }
        if (summary.succeeded() == summary.trades()) {
            return ExitCode.OK;
        }
        return summary.succeeded() == 0 ? ExitCode.NONE_SUCCEEDED : ExitCode.SOME_FAILED;
    }
}

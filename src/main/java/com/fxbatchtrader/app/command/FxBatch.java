package com.fxbatchtrader.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

import java.util.concurrent.Callable;

/// The program itself. Without a command it runs the demo.
@Command(
        name = "fxbatch",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = false,
        description = "Executes files of client FX trades against a bank, each trade exactly once.")
final class FxBatch implements Callable<Integer> {

    private final Session session;
    private final DemoRun demo;

    FxBatch(Session session, DemoRun demo) {
        this.session = session;
        this.demo = demo;
    }

    @Override
    public Integer call() {
        if (!session.nothingIsSet()) {
            session.say(
                    "no command was given: the demo runs, with a database and a bank of its own; fxbatch --help"
                            + " lists the commands");
        }
        return demo.packed().code();
    }
}

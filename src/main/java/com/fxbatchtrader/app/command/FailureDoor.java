package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.door.Judge;
import com.fxbatchtrader.app.door.Verdict;
import com.fxbatchtrader.app.log.LogFiles;
import com.fxbatchtrader.app.terminal.Terminal;
import com.fxbatchtrader.app.terminal.Texts;

import org.slf4j.LoggerFactory;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The one place where the failure of a command becomes lines for people and an exit code. What has no verdict is a
/// defect of this program: it gets a code under which the log has all of it.
final class FailureDoor implements IExecutionExceptionHandler {

    private static final int CODE_LENGTH = 6;

    private final Terminal terminal;
    private final Judge judge;
    private final LogFiles logs;
    private final GlobalOptions options;

    FailureDoor(Terminal terminal, Judge judge, LogFiles logs, GlobalOptions options) {
        this.terminal = terminal;
        this.judge = judge;
        this.logs = logs;
        this.options = options;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments)
            throws ParameterException {
        if (failure instanceof ParameterException usage) {
            throw usage;
        }
        Optional<Verdict> verdict = judge.judge(failure);
        verdict.ifPresentOrElse(v -> explain(v, failure), () -> confess(failure));
        return verdict.map(Verdict::exitCode).orElse(ExitCode.INTERNAL).code();
    }

    private void explain(Verdict verdict, Exception failure) {
        verdict.lines().forEach(l -> terminal.message("fxbatch: " + Texts.safe(l)));
        record("the command failed with " + verdict.exitCode(), failure);
    }

    private void confess(Exception failure) {
        String code = "E-" + UUID.randomUUID().toString().substring(0, CODE_LENGTH).toUpperCase(Locale.ROOT);
        terminal.message(
                "fxbatch: internal error "
                        + code
                        + ": "
                        + (logs.ready() ? "the log has the details under this code" : "--verbose shows the details")
                        + "; what was promised is kept, the same command can be given again");
        record("internal error " + code, failure);
    }

    // With --verbose the log, and with it the stack trace, is on standard error as well
    private void record(String what, Exception failure) {
        if (logs.ready()) {
            LoggerFactory.getLogger(FailureDoor.class).error(what, failure);
        } else if (options.verbose()) {
            terminal.message(StackTraces.lines(failure));
        }
    }
}

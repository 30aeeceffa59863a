package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.settings.Similar;
import com.fxbatchtrader.app.terminal.Terminal;
import com.fxbatchtrader.app.terminal.Texts;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says in one line what is wrong with the arguments, and what was probably meant.
final class UsageErrors implements IParameterExceptionHandler {

    private final Terminal terminal;

    UsageErrors(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        terminal.message(
                "fxbatch: "
                        + Texts.safe(text(failure))
                        + "; "
                        + command.getCommandSpec().qualifiedName()
                        + " --help tells more");
        return ExitCode.USAGE.code();
    }

    private static String text(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            CommandLine command = unmatched.getCommandLine();
            boolean isOption = word.startsWith("-");
            String what = isOption ? "there is no option " : "there is no command or further argument ";
            Optional<String> meant = Similar.to(word.replaceFirst("=.*", ""), known(command, isOption));
            return what + "'" + word + "' here" + meant.map(m -> "; did you mean " + m + "?").orElse("");
        }
        return Optional.ofNullable(failure.getMessage()).orElse("the arguments can't be understood");
    }

    private static List<String> known(CommandLine command, boolean options) {
        List<String> known = new ArrayList<>();
        if (options) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                known.addAll(List.of(option.names()));
            }
        } else {
            known.addAll(command.getSubcommands().keySet());
        }
        return known;
    }
}

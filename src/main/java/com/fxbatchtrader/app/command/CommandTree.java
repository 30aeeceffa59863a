package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.Judge;

import picocli.CommandLine;
import picocli.CommandLine.Help;

import java.io.PrintWriter;

/// All commands, wired. One tree serves one command line.
public final class CommandTree {

    private final CommandLine root;

    /// @param width columns of help texts
    /// @param colours whether help texts have colours
    public CommandTree(Kit kit, int width, boolean colours) {
        GlobalOptions options = new GlobalOptions();
        Session session = new Session(kit, options);
        DemoRun demo = new DemoRun(session);
        this.root =
                new CommandLine(new FxBatch(session, demo))
                        .addMixin("everywhere", options)
                        .addSubcommand(imports(session))
                        .addSubcommand(new RunCommand(session, demo))
                        .addSubcommand(new WorkerCommand(session))
                        .addSubcommand(batches(session))
                        .addSubcommand(locks(session))
                        .addSubcommand(doubts(session))
                        .addSubcommand(new StopCommands.Stop(session))
                        .addSubcommand(new StopCommands.Start(session))
                        .addSubcommand(rates(session))
                        .addSubcommand(new SimulatorCommand(session))
                        .addSubcommand(database(session))
                        .addSubcommand(new DoctorCommand(session))
                        .setExpandAtFiles(false)
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setUsageHelpWidth(Math.clamp(width, 60, 120))
                        .setColorScheme(Help.defaultColorScheme(colours ? Help.Ansi.ON : Help.Ansi.OFF))
                        .setParameterExceptionHandler(new UsageErrors(kit.terminal()))
                        .setExecutionExceptionHandler(
                                new FailureDoor(kit.terminal(), new Judge(), kit.logs(), options));
    }

    /// Where help and version go.
    public CommandTree writingTo(PrintWriter out) {
        root.setOut(out);
        return this;
    }

    /// Executes one command line.
    ///
    /// @return the exit code
    public int execute(String... arguments) {
        return root.execute(arguments);
    }

    private static CommandLine imports(Session session) {
        return new CommandLine(new ImportCommands.Import())
                .addSubcommand(new ImportCommands.Clients(session))
                .addSubcommand(new ImportCommands.Batch(session));
    }

    private static CommandLine batches(Session session) {
        return new CommandLine(new BatchCommands.Batch())
                .addSubcommand(new BatchCommands.ListAll(session))
                .addSubcommand(new BatchCommands.Show(session))
                .addSubcommand(new ExportCommands.Trades(session))
                .addSubcommand(new ExportCommands.Rejects(session))
                .addSubcommand(new QueueCommands.SetTo(session))
                .addSubcommand(new QueueCommands.MoveTo(session))
                .addSubcommand(new QueueCommands.LimitTo(session))
                .addSubcommand(new CourseCommands.PauseIt(session))
                .addSubcommand(new CourseCommands.ResumeIt(session))
                .addSubcommand(new CourseCommands.CancelIt(session))
                .addSubcommand(new CourseCommands.RetryIt(session));
    }

    private static CommandLine locks(Session session) {
        return new CommandLine(new LockCommands.Lock())
                .addSubcommand(new LockCommands.ListAll(session))
                .addSubcommand(new LockCommands.Release(session))
                .addSubcommand(new LockCommands.CleanUp(session));
    }

    private static CommandLine doubts(Session session) {
        return new CommandLine(new DoubtCommands.Doubt())
                .addSubcommand(new DoubtCommands.ListAll(session))
                .addSubcommand(new DoubtCommands.Show(session))
                .addSubcommand(new DoubtCommands.Ask(session))
                .addSubcommand(new BookedCommand(session));
    }

    private static CommandLine rates(Session session) {
        return new CommandLine(new RateCommands.Rate())
                .addSubcommand(new RateCommands.Set(session))
                .addSubcommand(new RateCommands.ListAll(session));
    }

    private static CommandLine database(Session session) {
        return new CommandLine(new DatabaseCommands.Database())
                .addSubcommand(new DatabaseCommands.Migrate(session))
                .addSubcommand(new DatabaseCommands.Check(session));
    }
}

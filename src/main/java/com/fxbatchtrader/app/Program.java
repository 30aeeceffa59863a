package com.fxbatchtrader.app;

import com.fxbatchtrader.app.command.CommandTree;
import com.fxbatchtrader.app.command.Kit;
import com.fxbatchtrader.app.log.LogFiles;
import com.fxbatchtrader.app.port.DeskDoor;
import com.fxbatchtrader.app.port.DoctorDoor;
import com.fxbatchtrader.app.port.SchemaDoor;
import com.fxbatchtrader.app.settings.Place;
import com.fxbatchtrader.app.settings.SettingsLoader;
import com.fxbatchtrader.app.stop.StopRequest;
import com.fxbatchtrader.app.terminal.Capabilities;
import com.fxbatchtrader.app.terminal.Terminal;
import com.fxbatchtrader.app.terminal.TerminalProbe;
import com.fxbatchtrader.time.Pacing;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.function.Supplier;

/// The program around its commands: one command line from its arguments to its exit code.
final class Program {

    private final Terminal terminal;
    private final StopRequest stop = new StopRequest();
    private final CommandTree commands;

    /// @param out results
    /// @param err messages and progress
    Program(PrintStream out, PrintStream err, Place place, Rooms rooms) {
        TerminalProbe probe = new TerminalProbe(place.environment());
        Capabilities capabilities = probe.capabilities(out.charset());
        this.terminal = new Terminal(out, err, capabilities);
        Kit kit =
                new Kit(
                        terminal,
                        probe::width,
                        new SettingsLoader(place),
                        new LogFiles(),
                        rooms.desks(),
                        rooms.schemas(),
                        rooms.doctor(),
                        new LocalSimulators(rooms.clocks()),
                        rooms.clocks(),
                        stop);
        this.commands =
                new CommandTree(kit, capabilities.helpWidth(), capabilities.resultColours())
                        .writingTo(new PrintWriter(new OutputStreamWriter(out, out.charset()), true));
    }

    /// What the program stands on. All are asked only after the log has its folder.
    ///
    /// @param clocks gives the one set of clocks and waits
    record Rooms(DeskDoor desks, SchemaDoor schemas, DoctorDoor doctor, Supplier<Pacing> clocks) {}

    /// Executes one command line and returns its exit code.
    int run(String... arguments) {
        return commands.execute(arguments);
    }

    /// Where messages go.
    Terminal terminal() {
        return terminal;
    }

    /// Raised by signals.
    StopRequest stop() {
        return stop;
    }
}

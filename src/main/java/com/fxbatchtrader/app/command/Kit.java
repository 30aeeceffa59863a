package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.log.LogFiles;
import com.fxbatchtrader.app.port.DeskDoor;
import com.fxbatchtrader.app.port.DoctorDoor;
import com.fxbatchtrader.app.port.SchemaDoor;
import com.fxbatchtrader.app.port.SimulatorDoor;
import com.fxbatchtrader.app.settings.SettingsLoader;
import com.fxbatchtrader.app.stop.StopRequest;
import com.fxbatchtrader.app.terminal.Terminal;
import com.fxbatchtrader.time.Pacing;

import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// What commands work with; made once by `main`.
///
/// @param terminal where results and messages go
/// @param width the terminal's columns, asked anew each time
/// @param settings reads settings
/// @param logs opened before anything is logged
/// @param desks opens the desk
/// @param schemas looks after the database's schema
/// @param doctor examines everything
/// @param simulators starts bank simulators
/// @param clocks gives the one set of clocks and waits of this process
/// @param stop raised when the process is asked to stop
public record Kit(
        Terminal terminal,
        IntSupplier width,
        SettingsLoader settings,
        LogFiles logs,
        DeskDoor desks,
        SchemaDoor schemas,
        DoctorDoor doctor,
        SimulatorDoor simulators,
        Supplier<Pacing> clocks,
        StopRequest stop) {

    /// All clocks and waits. Made when first needed, and the log is opened before: what waits also logs.
    Pacing pacing() {
        return clocks.get();
    }
}

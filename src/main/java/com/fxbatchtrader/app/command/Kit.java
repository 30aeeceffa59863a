package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.log.LogFiles;
import com.fxbatchtrader.app.port.DeskDoor;
import com.fxbatchtrader.app.port.SchemaDoor;
import com.fxbatchtrader.app.port.SimulatorDoor;
import com.fxbatchtrader.app.settings.SettingsLoader;
import com.fxbatchtrader.app.stop.StopRequest;
import com.fxbatchtrader.app.terminal.Terminal;
import com.fxbatchtrader.time.Pacing;
import java.util.function.IntSupplier;

/// What commands work with; made once by `main`.
///
/// @param terminal where results and messages go
/// @param width the terminal's columns, asked anew each time
/// @param settings reads settings
/// @param logs opened before anything is logged
/// @param desks opens the desk
/// @param schemas looks after the database's schema
/// @param simulators starts bank simulators
/// @param pacing all clocks and waits
/// @param stop raised when the process is asked to stop
public record Kit(
        Terminal terminal,
        IntSupplier width,
        SettingsLoader settings,
        LogFiles logs,
        DeskDoor desks,
        SchemaDoor schemas,
        SimulatorDoor simulators,
        Pacing pacing,
        StopRequest stop) {}

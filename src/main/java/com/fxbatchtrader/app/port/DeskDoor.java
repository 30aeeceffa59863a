package com.fxbatchtrader.app.port;

import com.fxbatchtrader.app.settings.DeskSettings;

/// Opens the desk on its database, and on its bank where the settings have one.
@FunctionalInterface
public interface DeskDoor {

    /// Migrates an empty database, checks a full one, and opens the desk.
    Desk open(DeskSettings settings);
}

package com.fxbatchtrader.app.port;

import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.service.doctor.Finding;

import java.util.List;

/// Examines what the desk's promises rest on, without opening the desk for trading.
public interface DoctorDoor {

    /// Looks at database, bank (where the settings have one), clock, disk and settings.
    ///
    /// @param deep recompute everything in the database too
    List<Finding> examine(DeskSettings settings, boolean deep);
}

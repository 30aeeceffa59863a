package com.fxbatchtrader.engine.trade;

import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.engine.journal.StateWriter;
import com.fxbatchtrader.time.Pacing;

import java.time.InstantSource;
import java.util.UUID;

/// What every trade's run writes with.
///
/// @param databaseClock for what other processes will read: their own clocks may be hours off
/// @param deskId the name space of the booking keys
/// @param venue the bank's host, kept with each attempt
public record RunTools(
        StateWriter writer, Uuid7 ids, Pacing pacing, InstantSource databaseClock, UUID deskId, String venue) {}

package com.fxbatchtrader.service.view;

import com.fxbatchtrader.domain.queue.Expected;
import com.fxbatchtrader.domain.queue.Waiting;

import java.time.Instant;
import java.util.UUID;

/// Why one batch is not running, and when it is expected to.
///
/// @param cause with its figures
/// @param sentence the cause and, where there is one, the remedy or the time, for people, in the desk's zone
/// @param expected when it is expected to start and to finish
/// @param at the database's clock when this was so
public record WaitView(UUID batchId, Waiting cause, String sentence, Expected expected, Instant at) {}

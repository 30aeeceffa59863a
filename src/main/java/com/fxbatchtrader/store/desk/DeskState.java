package com.fxbatchtrader.store.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/// The desk as its row says.
///
/// @param bank the bank that the database is bound to; empty before its first use
/// @param stop why no trade may start, as a sentence; empty when the desk runs
/// @param now the database's clock when the row was read
public record DeskState(
        UUID deskId, ZoneId zone, Optional<BankBinding> bank, Optional<String> stop, Instant createdAt, Instant now) {}

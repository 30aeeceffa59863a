package com.fxbatchtrader.bank;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// What is kept of an exchange with the bank, for evidence.
///
/// @param httpStatus empty when no status line came
/// @param bankTime the answer's own `Date`; empty when it is missing or unreadable
/// @param cached whether the answer carries `Age`: it may be an old one and proves nothing about now
/// @param sentAt wall clock when the sending began
/// @param endedAt wall clock when the last byte was read or the call was given up
/// @param raw the body without secrets, at most 4 KiB; empty when there was none
public record AnswerMeta(
        OptionalInt httpStatus,
        Optional<Instant> bankTime,
        boolean cached,
        Instant sentAt,
        Instant endedAt,
        String raw) {}

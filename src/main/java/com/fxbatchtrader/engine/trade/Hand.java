package com.fxbatchtrader.engine.trade;

/// In whose name a trade is written that a person resolves: the events of it bear both.
///
/// @param actor as events name people, `user:NAME@HOST`
/// @param reason why, 1 to 500 characters
public record Hand(String actor, String reason) {}

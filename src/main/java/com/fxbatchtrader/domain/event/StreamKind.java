package com.fxbatchtrader.domain.event;

/// What a stream of events belongs to. Events are numbered and chained per stream, under its row's lock.
public enum StreamKind {
    BATCH,
    CLIENT,
    DESK
}

package com.fxbatchtrader.app.terminal;

import java.time.ZoneId;

/// How texts are drawn.
///
/// @param ink colours, or none
/// @param glyphs the characters there are
/// @param width columns that a line may have
/// @param zone in which times are shown
public record Look(Ink ink, Glyphs glyphs, int width, ZoneId zone) {

    /// For another zone.
    public Look in(ZoneId otherZone) {
        return new Look(ink, glyphs, width, otherZone);
    }
}

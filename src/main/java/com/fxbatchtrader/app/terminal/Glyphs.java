package com.fxbatchtrader.app.terminal;

import java.nio.charset.Charset;

/// The characters that not every terminal can show.
///
/// @param full a part of the progress bar that is done
/// @param failed a part that failed
/// @param doubt a part that is in doubt
/// @param empty a part that is to go
/// @param dot between two parts of a line
/// @param ellipsis where text was cut
public record Glyphs(char full, char failed, char doubt, char empty, String dot, String ellipsis) {

    private static final Glyphs RICH = new Glyphs('█', 'x', '?', '░', "·", "…");
    private static final Glyphs PLAIN = new Glyphs('#', 'x', '?', '.', "|", "...");

    /// The best that the character set has.
    public static Glyphs of(Charset charset) {
        return charset.canEncode() && charset.newEncoder().canEncode("█░·…") ? RICH : PLAIN;
    }
}

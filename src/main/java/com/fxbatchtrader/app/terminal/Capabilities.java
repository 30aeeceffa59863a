package com.fxbatchtrader.app.terminal;

import java.nio.charset.Charset;
import java.util.Map;

/// What the two streams of this process lead to.
///
/// @param resultColours whether standard output takes colours
/// @param messageColours whether standard error takes colours
/// @param moving whether a line on standard error can be drawn again in place
/// @param resultWidth columns of standard output; very many where it is no terminal, so that nothing is cut
/// @param charset what standard output can show
public record Capabilities(
        boolean resultColours, boolean messageColours, boolean moving, int resultWidth, Charset charset) {

    private static final int ENDLESS = 100_000;
    private static final int USUAL = 100;

    /// No terminal at all: plain text.
    public static Capabilities plain(Charset charset) {
        return new Capabilities(false, false, false, ENDLESS, charset);
    }

    /// Colours and movement only on a terminal that is not dumb; not in a build (`CI`), and no colours where `NO_COLOR`
    /// is set.
    ///
    /// @param width the terminal's
    static Capabilities of(
            boolean outIsTerminal, boolean errIsTerminal, Map<String, String> environment, int width, Charset charset) {
        boolean able = !environment.getOrDefault("TERM", "").equals("dumb") && isUnset(environment, "CI");
        boolean colours = able && isUnset(environment, "NO_COLOR");
        return new Capabilities(
                outIsTerminal && colours,
                errIsTerminal && colours,
                errIsTerminal && able,
                outIsTerminal ? width : ENDLESS,
                charset);
    }

    /// Columns of help texts: the terminal's where there is one, else a usual number.
    public int helpWidth() {
        return resultWidth == ENDLESS ? USUAL : resultWidth;
    }

    private static boolean isUnset(Map<String, String> environment, String variable) {
        return environment.getOrDefault(variable, "").isEmpty();
    }
}

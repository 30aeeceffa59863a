package com.fxbatchtrader.app.terminal;

/// Paints texts where there are colours.
@FunctionalInterface
public interface Ink {

    /// The text in that style.
    String paint(Style style, String text);

    /// Leaves texts as they are.
    static Ink none() {
        return (_, text) -> text;
    }

    /// By the escape sequences that every terminal knows.
    static Ink ansi() {
        return (style, text) ->
                style == Style.PLAIN || text.isBlank() ? text : "\u001B[" + style.codes() + "m" + text + "\u001B[0m";
    }
}

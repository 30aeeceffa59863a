package com.fxbatchtrader.app.terminal;

/// What a piece of text means; colour is never its only sign.
public enum Style {
    /// Nothing special.
    PLAIN(""),
    STRONG("1"),
    MUTED("2"),
    GOOD("32"),
    BAD("31"),
    ACTIVE("34"),
    WARNING("33"),
    /// In doubt, and nothing else: black on amber.
    DOUBT("30;43"),
    /// The demo, and nothing else: white on violet.
    DEMO("1;97;45");

    private final String codes;

    Style(String codes) {
        this.codes = codes;
    }

    /// The parameters of the terminal's SGR sequence.
    String codes() {
        return codes;
    }
}

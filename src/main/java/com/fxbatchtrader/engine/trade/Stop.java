package com.fxbatchtrader.engine.trade;

import java.io.Serial;

/// Ends the steps of a trade before anything was sent to be booked.
final class Stop extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    /// What becomes of the trade.
    enum Then {
        /// It fails with the code.
        FAILS,
        /// It goes back to PENDING, and the batch waits: it is no trade's fault.
        WAITS,
        /// It is left as it stands: the run may not write it any more.
        LEFT
    }

    private final Then then;
    private final String code;
    private final String text;

    private Stop(Then then, String code, String text) {
        super(text, null, false, false);
        this.then = then;
        this.code = code;
        this.text = text;
    }

    static Stop fails(String code, String text) {
        return new Stop(Then.FAILS, code, text);
    }

    static Stop waits(String text) {
        return new Stop(Then.WAITS, "", text);
    }

    static Stop left(String text) {
        return new Stop(Then.LEFT, "", text);
    }

    Then then() {
        return then;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }

    /// The same, for a trade that has been re-quoted as often as it may.
    Stop after(int requotes) {
        return fails(code, text + ", after " + requotes + " re-quotes");
    }
}

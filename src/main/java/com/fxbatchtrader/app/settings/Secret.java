package com.fxbatchtrader.app.settings;

/// A text that is never printed: no log, message or `toString` shows it.
public final class Secret {

    private final String content;

    public Secret(String content) {
        this.content = content;
    }

    /// The text itself, for the one place that sends it.
    public String reveal() {
        return content;
    }

    /// Whether there is nothing in it.
    public boolean isEmpty() {
        return content.isEmpty();
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}

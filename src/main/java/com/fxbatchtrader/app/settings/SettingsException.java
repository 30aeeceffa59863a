package com.fxbatchtrader.app.settings;

import java.io.Serial;
import java.util.List;

/// Settings that can't be used. Each line names a setting, where it comes from, what was found and what is expected;
/// none contains a secret.
public final class SettingsException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    public SettingsException(List<String> lines) {
        super(String.join("; ", lines));
        this.lines = List.copyOf(lines);
    }

    public SettingsException(String line) {
        this(List.of(line));
    }

    /// One line for each problem; at least one.
    public List<String> lines() {
        return lines;
    }
}

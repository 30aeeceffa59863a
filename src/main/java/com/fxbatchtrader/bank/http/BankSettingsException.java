package com.fxbatchtrader.bank.http;

import java.io.Serial;

/// A bank setting that can't be used. The message is one line: the setting, what was found, what to do. It never
/// contains a secret, nor an address that may carry one.
public final class BankSettingsException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final String setting;

    /// @param setting the setting's name, e.g. `bank.trading-url`
    /// @param problem what was found and what to do
    public BankSettingsException(String setting, String problem) {
        super(setting + ": " + problem);
        this.setting = setting;
    }

    /// The setting's name, e.g. `bank.trading-url`.
    public String setting() {
        return setting;
    }
}

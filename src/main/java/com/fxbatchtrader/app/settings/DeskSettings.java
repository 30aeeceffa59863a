package com.fxbatchtrader.app.settings;

import com.fxbatchtrader.bank.http.BankAddresses;
import com.fxbatchtrader.bank.http.BankSettings;

import java.net.URI;
import java.util.Optional;

/// All settings of one process, checked.
///
/// @param purpose what they were read for
/// @param bank there when the purpose is trading; in a demo once its simulator has an address ([#withDemoBank])
/// @param bankWire how a bank's answers are read, whichever bank it is
public record DeskSettings(
        Purpose purpose,
        Folders folders,
        DatabaseSettings database,
        Optional<BankSettings> bank,
        BankWire bankWire,
        EngineSettings engine,
        RateSettings rates,
        DeskRules rules) {

    /// What the settings are for.
    public enum Purpose {
        /// Only the database is needed: what is said of the bank is not looked at.
        DATABASE,
        /// Database and bank are needed.
        TRADING,
        /// The demo: its own database in the demo's folder, and the simulator inside this process.
        DEMO
    }

    public boolean demo() {
        return purpose == Purpose.DEMO;
    }

    /// With the simulator inside this process as the bank.
    ///
    /// @param address `http://127.0.0.1:PORT`
    public DeskSettings withDemoBank(URI address) {
        BankSettings simulator = bankWire.bank(BankAddresses.under(address.toString()), "demo", BankWire.Shown.demo());
        return new DeskSettings(purpose, folders, database, Optional.of(simulator), bankWire, engine, rates, rules);
    }
}

package com.fxbatchtrader.app.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;

/// The bank: where it is, as whom the desk speaks to it, and how its answers are read.
///
/// @param environment `demo`, `test` or the name that the settings give, e.g. `production`
/// @param wire how the bank's answers are read and how long they are waited for
public record BankSettings(BankAddresses addresses, Credentials credentials, String environment, Wire wire) {

    /// How the bank's answers are read.
    ///
    /// @param zone of times that the bank writes without an offset
    /// @param connectTimeout for making a connection
    /// @param responseTimeout from there to the answer's last byte
    /// @param unknownCodes refusals that say "I don't know this transaction"
    /// @param definiteRefusals refusals of a booking that prove that nothing was booked
    /// @param rateDecimals decimals that the bank takes in a client rate, 0–6
    public record Wire(
            ZoneId zone,
            Duration connectTimeout,
            Duration responseTimeout,
            Set<String> unknownCodes,
            Set<String> definiteRefusals,
            int rateDecimals) {
        public Wire {
            unknownCodes = Set.copyOf(unknownCodes);
            definiteRefusals = Set.copyOf(definiteRefusals);
        }
    }
}

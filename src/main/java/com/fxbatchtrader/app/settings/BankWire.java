package com.fxbatchtrader.app.settings;

import com.fxbatchtrader.bank.http.BankAddresses;
import com.fxbatchtrader.bank.http.BankCredentials;
import com.fxbatchtrader.bank.http.BankSettings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/// How a bank's answers are read and how long they are waited for, whichever bank it is.
///
/// @param zone of times that the bank writes without an offset
/// @param connectTimeout for making a connection
/// @param responseTimeout from there to the answer's last byte
/// @param unknownCodes refusals that say "I don't know this transaction"
/// @param definiteRefusals refusals of a booking that prove that nothing was booked
public record BankWire(
        ZoneId zone,
        Duration connectTimeout,
        Duration responseTimeout,
        Set<String> unknownCodes,
        Set<String> definiteRefusals) {
    public BankWire {
        unknownCodes = Set.copyOf(unknownCodes);
        definiteRefusals = Set.copyOf(definiteRefusals);
    }

    /// A bank that answers so.
    BankSettings bank(BankAddresses addresses, String environment, Shown shown) {
        return BankSettings.of(addresses, environment, shown.userId(), shown.credentials())
                .withTimeouts(connectTimeout, responseTimeout)
                .withZone(zone)
                .withCodes(unknownCodes, definiteRefusals);
    }

    /// What the desk shows to a bank.
    ///
    /// @param userId the API user, an e-mail address
    record Shown(String userId, BankCredentials credentials) {

        /// What a simulator on this machine is shown where nothing else is set.
        static Shown demo() {
            return new Shown(
                    "desk@demo.example",
                    new BankCredentials(
                            "demo-client", "demo-secret", "demo-user", "demo-password", "demo", Optional.empty()));
        }
    }
}

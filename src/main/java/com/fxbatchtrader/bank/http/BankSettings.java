package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.bank.BankIdentity;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/// All that the connector is told from outside. [#of] gives the bank's published defaults, the `with…` methods change
/// one of them.
///
/// @param addresses the bank's three addresses
/// @param environment `demo`, `test` or the tag of the settings, e.g. `production`
/// @param userId the desk's API user, an e-mail address: `header.userId` of every request
/// @param credentials for the token call
/// @param connectTimeout for the connection alone
/// @param responseTimeout from the connection to the answer's last byte
/// @param zone of expiry times that carry no offset; empty = such an expiry is a protocol error
/// @param unknownCodes reason codes that say "I don't know this transaction"
/// @param definiteRefusals reason codes of a booking that prove that nothing was booked; the list is closed
/// @param maxBodyBytes an answer beyond it is cut off and counts as unreadable
public record BankSettings(
        BankAddresses addresses,
        String environment,
        String userId,
        BankCredentials credentials,
        Duration connectTimeout,
        Duration responseTimeout,
        Optional<ZoneId> zone,
        Set<String> unknownCodes,
        Set<String> definiteRefusals,
        int maxBodyBytes) {

    /// The published codes for "I don't know this transaction".
    public static final Set<String> UNKNOWN_CODES = Set.of("NOT_FOUND", "UNKNOWN_TRANSACTION", "TXN_NOT_FOUND");

    /// The published codes of a booking that was refused for certain.
    public static final Set<String> DEFINITE_REFUSALS =
            Set.of(
                    "QUOTE_EXPIRED",
                    "QUOTE_CANCELLED",
                    "UNKNOWN_QUOTE",
                    "RATE_CHANGED",
                    "INSUFFICIENT_FUNDS",
                    "ACCOUNT_CLOSED",
                    "ACCOUNT_DORMANT",
                    "LIMIT_EXCEEDED",
                    "NOT_PERMITTED",
                    "MARKET_CLOSED");

    private static final String DEMO = "demo";
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public BankSettings {
        if (environment.isBlank()) {
            throw new BankSettingsException("bank.environment", "is missing; name it, e.g. production");
        }
        if (userId.isBlank() || userId.chars().anyMatch(Character::isISOControl)) {
            throw new BankSettingsException("bank.user-id", "is missing or unreadable; give the API user's e-mail");
        }
        inRange("bank.connect-timeout", connectTimeout);
        inRange("bank.response-timeout", responseTimeout);
        if (maxBodyBytes < 1) {
            throw new BankSettingsException("bank.max-body", "must be at least 1 byte");
        }
        unknownCodes = Set.copyOf(unknownCodes);
        definiteRefusals = Set.copyOf(definiteRefusals);
    }

    /// With the defaults: 3 s to connect, 10 s to answer, no zone, the published codes, bodies up to 1 MiB.
    public static BankSettings of(
            BankAddresses addresses, String environment, String userId, BankCredentials credentials) {
        return new BankSettings(
                addresses,
                environment,
                userId,
                credentials,
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Optional.empty(),
                UNKNOWN_CODES,
                DEFINITE_REFUSALS,
                1 << 20);
    }

    public BankSettings withTimeouts(Duration connect, Duration response) {
        return new BankSettings(
                addresses,
                environment,
                userId,
                credentials,
                connect,
                response,
                zone,
                unknownCodes,
                definiteRefusals,
                maxBodyBytes);
    }

    public BankSettings withZone(ZoneId newZone) {
        return new BankSettings(
                addresses,
                environment,
                userId,
                credentials,
                connectTimeout,
                responseTimeout,
                Optional.of(newZone),
                unknownCodes,
                definiteRefusals,
                maxBodyBytes);
    }

    public BankSettings withCodes(Set<String> unknown, Set<String> definite) {
        return new BankSettings(
                addresses,
                environment,
                userId,
                credentials,
                connectTimeout,
                responseTimeout,
                zone,
                unknown,
                definite,
                maxBodyBytes);
    }

    /// Which bank, as whom. The demo's simulator has another port at each start and one ledger for good.
    public BankIdentity identity() {
        String host = environment.equals(DEMO) ? "demo-simulator" : addresses.tradingHost();
        return new BankIdentity(environment, host, userId);
    }

    /// The longest that one safe call takes, its token and its repetition included.
    public Duration callTimeout() {
        return connectTimeout.plus(responseTimeout);
    }

    private static void inRange(String setting, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw new BankSettingsException(setting, value + " is out of range; expected above 0 up to 10 minutes");
        }
    }
}

package com.fxbatchtrader.app.settings;

import com.fxbatchtrader.bank.http.BankAddresses;
import com.fxbatchtrader.bank.http.BankCredentials;
import com.fxbatchtrader.bank.http.BankSettings;
import com.fxbatchtrader.bank.http.BankSettingsException;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads what the settings say of the bank.
final class BankReader {

    private static final List<SecretKey> REQUIRED =
            List.of(
                    SecretKey.BANK_CLIENT_ID,
                    SecretKey.BANK_CLIENT_SECRET,
                    SecretKey.BANK_USERNAME,
                    SecretKey.BANK_PASSWORD,
                    SecretKey.BANK_SCOPE,
                    SecretKey.BANK_USER_ID);
    private static final List<SecretKey> ALL =
            Stream.concat(REQUIRED.stream(), Stream.of(SecretKey.BANK_EXTERNAL_TOKEN)).toList();
    private static final String DEMO = "demo";

    /// The published paths below one address.
    private static final Map<Key, String> PATHS = paths();

    private final Sources sources;
    private final Secrets secrets;

    BankReader(Sources sources, Secrets secrets) {
        this.sources = sources;
        this.secrets = secrets;
    }

    private static Map<Key, String> paths() {
        Map<Key, String> paths = new LinkedHashMap<>();
        paths.put(Keys.BANK_TRADING_URL, "/trading-channel-service/api/v1");
        paths.put(Keys.BANK_ACCOUNT_URL, "/account/api/v1");
        paths.put(Keys.BANK_AUTH_URL, "/oauth2/v2.0/token");
        return Collections.unmodifiableMap(paths);
    }

    /// How answers are read: needed whichever bank it is.
    BankWire wire(boolean demo) {
        Kind<Duration> timeout = Kinds.duration(Duration.ofMillis(50), Duration.ofMinutes(2));
        Set<String> unknown = sources.value(Keys.BANK_UNKNOWN_CODES, Kinds.codes(), BankSettings.UNKNOWN_CODES);
        Set<String> refusals =
                sources.value(Keys.BANK_DEFINITE_REFUSALS, Kinds.codes(), BankSettings.DEFINITE_REFUSALS);
        if (!Collections.disjoint(unknown, refusals)) {
            sources.problem(
                    Keys.BANK_UNKNOWN_CODES.name()
                            + " and "
                            + Keys.BANK_DEFINITE_REFUSALS.name()
                            + ": the same code is in both, expected each code in one of them");
        }
        return new BankWire(
                sources.value(Keys.BANK_ZONE, Kinds.zone(), ZoneId.of("Africa/Johannesburg")),
                sources.value(Keys.BANK_CONNECT_TIMEOUT, timeout, Duration.ofSeconds(3)),
                // In the demo nobody wants to watch a silence for long
                sources.value(Keys.BANK_RESPONSE_TIMEOUT, timeout, Duration.ofSeconds(demo ? 4 : 10)),
                unknown,
                refusals);
    }

    /// The bank that is traded with; empty when something is wrong with it (which is then among the problems).
    Optional<BankSettings> bank(BankWire wire) {
        Optional<BankAddresses> addresses = addresses();
        if (addresses.isEmpty()) {
            return Optional.empty();
        }
        boolean loopback = addresses.get().loopback();
        Optional<BankWire.Shown> shown = shown(loopback);
        Optional<String> environment = environment(loopback);
        return shown.isPresent() && environment.isPresent()
                ? Optional.of(wire.bank(addresses.get(), environment.get(), shown.get()))
                : Optional.empty();
    }

    private Optional<BankAddresses> addresses() {
        boolean nowhere =
                PATHS.keySet().stream()
                        .allMatch(k -> sources.find(k).isEmpty() && sources.find(Keys.BANK_URL).isEmpty());
        if (nowhere) {
            sources.problem(
                    "no bank is set: give "
                            + Keys.BANK_URL.waysToGiveIt()
                            + "; or --demo, which brings a bank of its own");
            return Optional.empty();
        }
        Map<Key, Found> found = new LinkedHashMap<>();
        for (Key key : PATHS.keySet()) {
            address(key)
                    .ifPresentOrElse(
                            f -> found.put(key, f),
                            () ->
                                    sources.problem(
                                            "the bank has three addresses and "
                                                    + key.name()
                                                    + " is not set: give "
                                                    + key.variable()
                                                    + ", or one address for all three by "
                                                    + Keys.BANK_URL.waysToGiveIt()));
        }
        return found.size() == PATHS.size() ? checked(found) : Optional.empty();
    }

    // At each level the address of its own goes before the short form, and a higher level before a lower one
    private Optional<Found> address(Key key) {
        return sources.flag(Keys.BANK_URL)
                .map(f -> below(f, key))
                .or(() -> sources.variable(key))
                .or(() -> sources.variable(Keys.BANK_URL).map(f -> below(f, key)))
                .or(() -> sources.inFile(key))
                .or(() -> sources.inFile(Keys.BANK_URL).map(f -> below(f, key)));
    }

    private static Found below(Found base, Key key) {
        return new Found(base.text().strip().replaceAll("/+$", "") + PATHS.get(key), base.origin());
    }

    // In the order of PATHS: trading, account, token
    private Optional<BankAddresses> checked(Map<Key, Found> found) {
        try {
            List<String> texts = found.values().stream().map(Found::text).toList();
            return Optional.of(BankAddresses.of(texts.get(0), texts.get(1), texts.get(2)));
        } catch (BankSettingsException e) {
            // it never repeats the address, which may hold a secret
            String origin =
                    found.entrySet().stream()
                            .filter(f -> f.getKey().name().equals(e.setting()))
                            .map(f -> f.getValue().origin() + ": ")
                            .findFirst()
                            .orElse("");
            sources.problem(origin + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<BankWire.Shown> shown(boolean loopback) {
        if (loopback && !secrets.hasAny(ALL)) {
            return Optional.of(BankWire.Shown.demo());
        }
        List<String> missing =
                REQUIRED.stream().filter(k -> secrets.find(k).isEmpty()).map(SecretKey::variable).toList();
        if (!missing.isEmpty()) {
            sources.problem(
                    "the bank's credentials are not complete: give "
                            + String.join(", ", missing)
                            + " in the environment, or as lines KEY=VALUE by --secrets-fd");
            return Optional.empty();
        }
        return credentials().map(c -> new BankWire.Shown(secret(SecretKey.BANK_USER_ID), c));
    }

    private Optional<BankCredentials> credentials() {
        try {
            return Optional.of(
                    new BankCredentials(
                            secret(SecretKey.BANK_CLIENT_ID),
                            secret(SecretKey.BANK_CLIENT_SECRET),
                            secret(SecretKey.BANK_USERNAME),
                            secret(SecretKey.BANK_PASSWORD),
                            secret(SecretKey.BANK_SCOPE),
                            secrets.find(SecretKey.BANK_EXTERNAL_TOKEN)));
        } catch (BankSettingsException e) {
            sources.problem(
                    e.getMessage()
                            + " (FXBATCH_"
                            + e.setting().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_')
                            + ")");
            return Optional.empty();
        }
    }

    private String secret(SecretKey key) {
        return secrets.find(key).orElseThrow();
    }

    private Optional<String> environment(boolean loopback) {
        Optional<Found> found = sources.find(Keys.BANK_ENVIRONMENT);
        if (found.isEmpty()) {
            if (!loopback) {
                sources.problem(
                        Keys.BANK_ENVIRONMENT.name()
                                + " is not set, and this bank is not on this machine:"
                                + " give "
                                + Keys.BANK_ENVIRONMENT.waysToGiveIt()
                                + ", e.g. production");
            }
            return loopback ? Optional.of("test") : Optional.empty();
        }
        if (found.get().text().strip().equals(DEMO)) {
            sources.problem(found.get(), "expected another name: demo is for the built-in simulator (--demo)");
            return Optional.empty();
        }
        return sources.value(Keys.BANK_ENVIRONMENT, Kinds.environmentTag());
    }
}

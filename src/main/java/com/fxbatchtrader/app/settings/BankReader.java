package com.fxbatchtrader.app.settings;

import com.fxbatchtrader.app.settings.BankSettings.Wire;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads what the settings say of the bank.
final class BankReader {

    static final Set<String> UNKNOWN_CODES = Set.of("NOT_FOUND", "UNKNOWN_TRANSACTION", "TXN_NOT_FOUND");
    static final Set<String> DEFINITE_REFUSALS = Set.of(
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

    private static final List<SecretKey> REQUIRED = List.of(
            SecretKey.BANK_CLIENT_ID,
            SecretKey.BANK_CLIENT_SECRET,
            SecretKey.BANK_USERNAME,
            SecretKey.BANK_PASSWORD,
            SecretKey.BANK_SCOPE,
            SecretKey.BANK_USER_ID);
    private static final List<SecretKey> ALL =
            Stream.concat(REQUIRED.stream(), Stream.of(SecretKey.BANK_EXTERNAL_TOKEN))
                    .toList();
    private static final String DEMO = "demo";

    private final Sources sources;
    private final Secrets secrets;

    BankReader(Sources sources, Secrets secrets) {
        this.sources = sources;
        this.secrets = secrets;
    }

    /// How answers are read: needed whichever bank it is.
    Wire wire() {
        Kind<Duration> timeout = Kinds.duration(Duration.ofMillis(50), Duration.ofMinutes(2));
        Set<String> unknown = sources.value(Keys.BANK_UNKNOWN_CODES, Kinds.codes(), UNKNOWN_CODES);
        Set<String> refusals = sources.value(Keys.BANK_DEFINITE_REFUSALS, Kinds.codes(), DEFINITE_REFUSALS);
        if (!Collections.disjoint(unknown, refusals)) {
            sources.problem(Keys.BANK_UNKNOWN_CODES.name() + " and " + Keys.BANK_DEFINITE_REFUSALS.name()
                    + ": the same code is in both, expected each code in one of them");
        }
        return new Wire(
                sources.value(Keys.BANK_ZONE, Kinds.zone(), ZoneId.of("Africa/Johannesburg")),
                sources.value(Keys.BANK_CONNECT_TIMEOUT, timeout, Duration.ofSeconds(3)),
                sources.value(Keys.BANK_RESPONSE_TIMEOUT, timeout, Duration.ofSeconds(10)),
                unknown,
                refusals,
                sources.value(Keys.BANK_RATE_DECIMALS, Kinds.integer(0, 6), 6));
    }

    /// The bank that is traded with; empty when something is wrong with it (which is then among the problems).
    Optional<BankSettings> bank(Wire wire) {
        Optional<BankAddresses> addresses = addresses();
        if (addresses.isEmpty()) {
            return Optional.empty();
        }
        boolean loopback = addresses.get().loopback();
        Optional<Credentials> credentials = credentials(loopback);
        Optional<String> environment = environment(loopback);
        return credentials.isPresent() && environment.isPresent()
                ? Optional.of(new BankSettings(addresses.get(), credentials.get(), environment.get(), wire))
                : Optional.empty();
    }

    private Optional<BankAddresses> addresses() {
        boolean nowhere = Stream.of(Keys.BANK_TRADING_URL, Keys.BANK_ACCOUNT_URL, Keys.BANK_AUTH_URL)
                .allMatch(k -> sources.find(k).isEmpty() && sources.find(Keys.BANK_URL).isEmpty());
        if (nowhere) {
            sources.problem("no bank is set: give " + Keys.BANK_URL.waysToGiveIt()
                    + "; or --demo, which brings a bank of its own");
            return Optional.empty();
        }
        Optional<URI> trading = address(Keys.BANK_TRADING_URL, BankAddresses::trading);
        Optional<URI> account = address(Keys.BANK_ACCOUNT_URL, BankAddresses::account);
        Optional<URI> auth = address(Keys.BANK_AUTH_URL, BankAddresses::auth);
        return trading.isPresent() && account.isPresent() && auth.isPresent()
                ? Optional.of(new BankAddresses(trading.get(), account.get(), auth.get()))
                : Optional.empty();
    }

    // At each level the address of its own goes before the short form, and a higher level before a lower one
    private Optional<URI> address(Key key, Function<BankAddresses, URI> part) {
        Optional<Found> ofAll = sources.flag(Keys.BANK_URL);
        Optional<Found> own = Optional.empty();
        if (ofAll.isEmpty()) {
            own = sources.variable(key);
            ofAll = own.isPresent() ? Optional.empty() : sources.variable(Keys.BANK_URL);
        }
        if (own.isEmpty() && ofAll.isEmpty()) {
            own = sources.inFile(key);
            ofAll = own.isPresent() ? Optional.empty() : sources.inFile(Keys.BANK_URL);
        }
        if (own.isEmpty() && ofAll.isEmpty()) {
            sources.problem("the bank has three addresses and " + key.name() + " is not set: give " + key.variable()
                    + ", or one address for all three by " + Keys.BANK_URL.waysToGiveIt());
        }
        Optional<URI> short_ = ofAll.flatMap(this::uri).map(BankAddresses::below).map(part);
        return own.flatMap(this::uri).or(() -> short_);
    }

    private Optional<URI> uri(Found found) {
        Optional<URI> uri = BankUrl.KIND.read().apply(found.text().strip());
        if (uri.isEmpty()) {
            boolean shown = !BankUrl.mayHoldSecret(found.text());
            sources.problem(found.origin() + ": found " + (shown ? Quoted.text(found.text()) : "an address")
                    + ", expected " + BankUrl.KIND.expected());
        }
        return uri;
    }

    private Optional<Credentials> credentials(boolean loopback) {
        if (loopback && !secrets.hasAny(ALL)) {
            return Optional.of(Credentials.demo());
        }
        List<String> missing = REQUIRED.stream()
                .filter(k -> secrets.find(k).isEmpty())
                .map(SecretKey::variable)
                .toList();
        if (!missing.isEmpty()) {
            sources.problem("the bank's credentials are not complete: give " + String.join(", ", missing)
                    + " in the environment, or as lines KEY=VALUE by --secrets-fd");
            return Optional.empty();
        }
        return Optional.of(new Credentials(
                secret(SecretKey.BANK_CLIENT_ID),
                secret(SecretKey.BANK_CLIENT_SECRET),
                secret(SecretKey.BANK_USERNAME),
                secret(SecretKey.BANK_PASSWORD),
                secret(SecretKey.BANK_SCOPE),
                secret(SecretKey.BANK_USER_ID).reveal(),
                secrets.find(SecretKey.BANK_EXTERNAL_TOKEN).map(Secret::new)));
    }

    private Secret secret(SecretKey key) {
        return new Secret(secrets.find(key).orElseThrow());
    }

    private Optional<String> environment(boolean loopback) {
        Optional<Found> found = sources.find(Keys.BANK_ENVIRONMENT);
        if (found.isEmpty()) {
            if (!loopback) {
                sources.problem(Keys.BANK_ENVIRONMENT.name() + " is not set, and this bank is not on this machine:"
                        + " give " + Keys.BANK_ENVIRONMENT.waysToGiveIt() + ", e.g. production");
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

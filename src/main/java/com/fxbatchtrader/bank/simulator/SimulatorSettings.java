package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.fault.FaultProfile;
import com.fxbatchtrader.bank.simulator.http.HttpLimits;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/// How a bank simulator is started. Begin with [#plain()].
///
/// @param port 0 takes a free one
/// @param seed of everything that is random: rates, balances, faults
/// @param profile what goes wrong
/// @param ledger the file of its bookings, with others beside it; in memory where there is none
/// @param clients the clients it knows; anyone else's account opens itself
/// @param credentials what a token costs; anything will do where there are none
/// @param tokenLife how long a token is good
/// @param zone the bank's zone: dates of statements, and of expiries without an offset
/// @param limits of its HTTP server
public record SimulatorSettings(
        int port,
        long seed,
        FaultProfile profile,
        Optional<Path> ledger,
        Optional<Path> clients,
        Optional<Credentials> credentials,
        Duration tokenLife,
        ZoneId zone,
        HttpLimits limits) {

    /// Checks port and token life.
    public SimulatorSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " was found, expected is 0 to 65535");
        }
        if (tokenLife.toSeconds() < 1) {
            throw new IllegalArgumentException("a token must live for a second at least, not " + tokenLife);
        }
    }

    /// A free port, seed 1, nothing goes wrong, a ledger in memory, accounts that open themselves.
    public static SimulatorSettings plain() {
        return new SimulatorSettings(
                0,
                1,
                FaultProfile.clean(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofHours(1),
                ZoneId.of("Africa/Johannesburg"),
                HttpLimits.DEFAULT);
    }

    /// The same on that port.
    public SimulatorSettings withPort(int other) {
        return new SimulatorSettings(other, seed, profile, ledger, clients, credentials, tokenLife, zone, limits);
    }

    /// The same with that seed.
    public SimulatorSettings withSeed(long other) {
        return new SimulatorSettings(port, other, profile, ledger, clients, credentials, tokenLife, zone, limits);
    }

    /// The same with those faults.
    public SimulatorSettings withProfile(FaultProfile other) {
        return new SimulatorSettings(port, seed, other, ledger, clients, credentials, tokenLife, zone, limits);
    }

    /// The same with its ledger in that file.
    public SimulatorSettings withLedger(Path file) {
        return new SimulatorSettings(
                port, seed, profile, Optional.of(file), clients, credentials, tokenLife, zone, limits);
    }

    /// The same with the clients of that file.
    public SimulatorSettings withClients(Path file) {
        return new SimulatorSettings(
                port, seed, profile, ledger, Optional.of(file), credentials, tokenLife, zone, limits);
    }

    /// The same for callers with those credentials only.
    public SimulatorSettings withCredentials(Credentials needed) {
        return new SimulatorSettings(
                port, seed, profile, ledger, clients, Optional.of(needed), tokenLife, zone, limits);
    }

    /// The same with tokens that live so long.
    public SimulatorSettings withTokenLife(Duration life) {
        return new SimulatorSettings(port, seed, profile, ledger, clients, credentials, life, zone, limits);
    }
}

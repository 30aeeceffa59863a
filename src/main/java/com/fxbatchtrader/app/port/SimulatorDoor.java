package com.fxbatchtrader.app.port;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Starts bank simulators.
@FunctionalInterface
public interface SimulatorDoor {

    /// Starts one; it listens when this returns.
    Simulator start(Order order);

    /// How a simulator is started.
    ///
    /// @param port 0 takes a free one
    /// @param ledger where its bookings are kept; in memory where it is empty
    /// @param clients the clients it knows; anyone else's account opens itself
    /// @param seed of everything that is random
    /// @param profile the name of a fault profile or the path of its file; empty = nothing goes wrong
    record Order(int port, Optional<Path> ledger, Optional<Path> clients, long seed, Optional<String> profile) {}

    /// A running simulator.
    interface Simulator extends AutoCloseable {

        /// `http://127.0.0.1:PORT`.
        URI address();

        /// All bookings of its ledger, oldest first.
        List<Booked> ledger();

        @Override
        void close();
    }

    /// A line of the bank's ledger.
    ///
    /// @param key the desk's booking key
    /// @param transactionId the bank's id
    /// @param amount in the deal currency
    /// @param dealRate the client's rate
    record Booked(String key, String transactionId, String cif, BigDecimal amount, BigDecimal dealRate) {}
}

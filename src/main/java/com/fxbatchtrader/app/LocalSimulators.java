package com.fxbatchtrader.app;

import com.fxbatchtrader.app.door.CommandFailure;
import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.port.SimulatorDoor;
import com.fxbatchtrader.bank.simulator.BankSimulator;
import com.fxbatchtrader.bank.simulator.SimulatorSettings;
import com.fxbatchtrader.bank.simulator.fault.FaultProfile;
import com.fxbatchtrader.bank.simulator.ledger.Booking;
import com.fxbatchtrader.time.Pacing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Starts bank simulators in this process.
final class LocalSimulators implements SimulatorDoor {

    private final Supplier<Pacing> pacing;

    LocalSimulators(Supplier<Pacing> pacing) {
        this.pacing = pacing;
    }

    @Override
    public Simulator start(Order order) {
        try {
            return new Running(BankSimulator.start(settings(order), pacing.get()));
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            // each of these says in one line what is wrong with port, files or profile
            throw new CommandFailure(ExitCode.USAGE, "the bank simulator can't start: " + e.getMessage());
        }
    }

    private static SimulatorSettings settings(Order order) throws IOException {
        SimulatorSettings settings = SimulatorSettings.plain().withPort(order.port()).withSeed(order.seed());
        if (order.profile().isPresent()) {
            settings = settings.withProfile(profile(order.profile().get()));
        }
        if (order.ledger().isPresent()) {
            settings = settings.withLedger(order.ledger().get());
        }
        return order.clients().isPresent() ? settings.withClients(order.clients().get()) : settings;
    }

    // A file goes before a name; what is neither is told as a name
    private static FaultProfile profile(String nameOrFile) throws IOException {
        Optional<Path> file = file(nameOrFile);
        return file.isPresent() ? FaultProfile.read(file.get()) : FaultProfile.named(nameOrFile);
    }

    private static Optional<Path> file(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private record Running(BankSimulator bank) implements Simulator {

        @Override
        public URI address() {
            return bank.baseUri();
        }

        @Override
        public List<Booked> ledger() {
            return bank.ledger().stream().map(Running::line).toList();
        }

        private static Booked line(Booking booking) {
            return new Booked(
                    booking.dealTransactionId(),
                    booking.transactionId(),
                    booking.cif(),
                    booking.amount(),
                    booking.dealRate());
        }

        @Override
        public void close() {
            bank.close();
        }
    }
}

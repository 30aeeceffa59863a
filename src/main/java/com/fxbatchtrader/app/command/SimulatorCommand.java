package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.port.SimulatorDoor.Order;
import com.fxbatchtrader.app.port.SimulatorDoor.Simulator;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.stop.StopRequest;
import com.fxbatchtrader.time.Signal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `bank-simulator`: a bank on this machine, until it is interrupted.
@Command(
        name = "bank-simulator",
        description = "Run a bank on this machine; says \"listening on http://127.0.0.1:PORT\" when it is ready.")
final class SimulatorCommand implements Callable<Integer> {

    private static final Duration LONG = Duration.ofHours(1);

    private final Session session;

    @Option(names = "--port", required = true, paramLabel = "N", description = "The port; 0 takes a free one.")
    private int port;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "Keep bookings and received requests here (default: in memory).")
    private Optional<Path> ledger = Optional.empty();

    @Option(
            names = "--clients",
            paramLabel = "FILE",
            description = "The clients it knows (default: any client, whose accounts open themselves).")
    private Optional<Path> clients = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of everything random: rates, balances, faults (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "What goes wrong: clean, demo, faulty, hostile, or a file (default: clean).")
    private Optional<String> profile = Optional.empty();

    SimulatorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.settings(Purpose.DATABASE);
        clients.ifPresent(InputFile::existing);
        Signal stopped = session.kit().pacing().signal();
        try (StopRequest.Registration _ = session.kit().stop().listen(stopped::raise);
                Simulator simulator =
                        session.kit().simulators().start(new Order(port, ledger, clients, seed, profile))) {
            session.kit().terminal().result("listening on " + simulator.address());
            while (!stopped.await(LONG)) {
                // until it is stopped
            }
        }
        return ExitCode.INTERRUPTED.code();
    }
}

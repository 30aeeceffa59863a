package com.fxbatchtrader.fleet;

import com.fxbatchtrader.crash.Bank;
import com.fxbatchtrader.crash.Jvm;
import com.fxbatchtrader.crash.Running;
import com.fxbatchtrader.store.DatabaseLocation;
import com.fxbatchtrader.store.DatabaseSettings;
import com.fxbatchtrader.store.PostgresServers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Real worker processes on one PostgreSQL, and the bank as one more. Used by one thread.
final class Fleet implements AutoCloseable {

    /// Lock time-out of all of them: the least that there is.
    static final Duration LEASE = Duration.ofSeconds(5);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

    private final Jvm jvm;
    private final Path folder;
    private final Map<String, String> environment;
    private final Bank bank;
    private final List<Worker> all = new ArrayList<>();

    /// How much one process may have at once.
    record Size(int batches, int trades) {}

    /// A worker that was started.
    record Worker(Running running, Size size) {

        private static final String BOUND = ":";

        /// Whether a lock's owner is this process.
        boolean is(String owner) {
            return owner.contains(BOUND + running.process().pid() + BOUND);
        }
    }

    private Fleet(Jvm jvm, Path folder, Map<String, String> environment, Bank bank) {
        this.jvm = jvm;
        this.folder = folder;
        this.environment = environment;
        this.bank = bank;
    }

    /// A bank, and no worker yet.
    ///
    /// @param folder for everything that they leave
    static Fleet open(Path folder, DatabaseSettings database, long seed, String bankProfile) throws IOException {
        Jvm jvm = Jvm.in(Files.createDirectories(folder).resolve("jvm"));
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", folder.toString());
        environment.put("FXBATCH_DB", url(database));
        environment.put("FXBATCH_DB_USER", "postgres");
        environment.put("FXBATCH_DB_PASSWORD", "postgres");
        environment.put("FXBATCH_EVIDENCE_MARGIN", "1s");
        environment.put("FXBATCH_LOCK_TIMEOUT", LEASE.toSeconds() + "s");
        environment.put("FXBATCH_BANK_REQUEST_RATE", "0");
        return new Fleet(jvm, folder, environment, Bank.start(jvm, folder.resolve("bank"), seed, bankProfile));
    }

    private static String url(DatabaseSettings database) {
        DatabaseLocation.PostgresServer server = (DatabaseLocation.PostgresServer) database.location();
        return "jdbc:postgresql://127.0.0.1:" + PostgresServers.shared().port() + "/" + server.database();
    }

    Bank bank() {
        return bank;
    }

    /// Starts a worker; returns at once.
    Worker start(Size size) {
        Path log = folder.resolve("worker-%02d".formatted(all.size()));
        Running running =
                jvm.start(
                        log,
                        environment,
                        List.of(),
                        List.of(
                                "worker",
                                "--bank=" + bank.address(),
                                "--data=" + folder.resolve("data"),
                                "--max-batches=" + size.batches,
                                "--max-trades=" + size.trades));
        Worker worker = new Worker(running, size);
        all.add(worker);
        return worker;
    }

    /// Every worker that was ever started.
    List<Worker> all() {
        return List.copyOf(all);
    }

    /// The worker whose lock that is.
    Worker of(String owner) {
        return all.stream()
                .filter(worker -> worker.is(owner))
                .findFirst()
                .orElseThrow(() -> new AssertionError("a lock of nobody: " + owner));
    }

    /// Stops a worker in order.
    ///
    /// @return its exit code
    int stop(Worker worker) {
        worker.running().signal("TERM");
        return worker.running().ended(LONGEST_STOP);
    }

    /// Ends everybody who is left: workers at once, the bank in order.
    @Override
    public void close() {
        for (Worker worker : all) {
            worker.running().process().destroyForcibly();
        }
        all.forEach(worker -> worker.running().ended(LONGEST_STOP));
        bank.close();
    }
}

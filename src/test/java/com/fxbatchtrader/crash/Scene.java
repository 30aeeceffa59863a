package com.fxbatchtrader.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Everything that one run needs: a bank that nobody kills, a database, files of trades, and a folder that keeps what
/// all of them have left. Safe for any thread.
final class Scene implements AutoCloseable {

    private static final Path ALL = Path.of("target", "crash").toAbsolutePath();

    private final Jvm jvm;
    private final Path folder;
    private final Desk desk;
    private final Bank bank;
    private final SheetMaker sheets;
    private final Path clients;
    private final AtomicInteger started = new AtomicInteger();

    private Scene(Jvm jvm, Path folder, Desk desk, Bank bank, SheetMaker sheets) throws IOException {
        this.jvm = jvm;
        this.folder = folder;
        this.desk = desk;
        this.bank = bank;
        this.sheets = sheets;
        this.clients = sheets.clients();
    }

    /// A scene on H2 in a file.
    static Scene onH2(String name, long seed, String bankProfile) throws IOException {
        Path folder = fresh(name, seed);
        return open(folder, new Desk.H2(folder.resolve("data")), seed, bankProfile);
    }

    /// A scene on H2 in a file, where each kill is a power cut.
    static Scene withPowerCuts(String name, long seed, String bankProfile) throws IOException {
        Path folder = fresh(name, seed);
        return open(folder, new Desk.H2WithPowerCuts(folder.resolve("data")), seed, bankProfile);
    }

    /// A scene on a real PostgreSQL.
    static Scene onPostgres(String name, long seed, String bankProfile) throws IOException {
        return open(fresh(name, seed), Desk.Postgres.fresh(), seed, bankProfile);
    }

    private static Path fresh(String name, long seed) throws IOException {
        Path folder = ALL.resolve(name + "-" + seed);
        remove(folder);
        return Files.createDirectories(folder);
    }

    private static Scene open(Path folder, Desk desk, long seed, String bankProfile) throws IOException {
        Jvm jvm = Jvm.in(folder.resolve("jvm"));
        Bank bank = Bank.start(jvm, folder.resolve("bank"), seed, bankProfile);
        return new Scene(jvm, folder, desk, bank, new SheetMaker(folder, new SplittableRandom(seed)));
    }

    Path folder() {
        return folder;
    }

    Desk desk() {
        return desk;
    }

    Bank bank() {
        return bank;
    }

    SheetMaker sheets() {
        return sheets;
    }

    /// Starts the program on a sheet: on its file, or where that is stored on its batch.
    Running run(Sheet sheet, List<String> properties) {
        sheet.begin();
        return sheet.number()
                .map(number -> start(properties, "run", number))
                .orElseGet(
                        () ->
                                start(
                                        properties,
                                        "run",
                                        sheet.file().toString(),
                                        "--clients=" + clients,
                                        "--max-concurrent=4",
                                        "--name=" + sheet.name()));
    }

    /// Starts a command of the program.
    Running start(List<String> properties, String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.add("--bank=" + bank.address());
        words.add("--data=" + folder.resolve("data"));
        List<String> all = new ArrayList<>(properties);
        all.addAll(desk.properties());
        return jvm.start(folder.resolve("run-%04d".formatted(started.incrementAndGet())), environment(), all, words);
    }

    /// The file by which the next process tells that it has come to a point.
    Path mark() {
        return folder.resolve("mark-" + started.get() + "-" + Thread.currentThread().threadId());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(desk.environment());
        environment.put("HOME", folder.toString());
        environment.put("FXBATCH_EVIDENCE_MARGIN", "1s");
        environment.put("FXBATCH_LOCK_TIMEOUT", "5s");
        // a batch that a process has just begun beside another would count as one that makes no progress
        environment.put("FXBATCH_MAX_BATCHES", "1");
        environment.put("FXBATCH_BANK_CONNECT_TIMEOUT", "1s");
        environment.put("FXBATCH_BANK_RESPONSE_TIMEOUT", "1500ms");
        return environment;
    }

    /// Runs a command to its end, after which it must have left one of these exit codes.
    ///
    /// @return its standard output
    String command(List<Integer> good, String... arguments) {
        Running running = start(List.of(), arguments);
        int code = running.ended(Strike.LONGEST);
        if (!good.contains(code)) {
            throw new AssertionError(String.join(" ", arguments) + " ended with " + code + ": " + running.err());
        }
        return running.out();
    }

    /// Makes the archive of classes by a first, small run that nobody disturbs.
    void warmUp(Sheet sheet) {
        Running running = run(sheet, List.of(jvm.archiving()));
        running.ended(Strike.LONGEST);
        sheet.heard(running);
    }

    /// Removes a folder with all that is in it.
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    /// Ends the bank and gives the database back.
    @Override
    public void close() {
        bank.close();
        desk.close();
    }
}

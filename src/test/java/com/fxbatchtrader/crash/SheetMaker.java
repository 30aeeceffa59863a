package com.fxbatchtrader.crash;

import com.fxbatchtrader.judge.Expected;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes files of clients and trades. All of it is fictional; no two amounts are the same, so that a booking names its
/// trade. Safe for any thread.
final class SheetMaker {

    private static final int CLIENTS = 40;

    /// The client that a bank on a bad day has no trouble with.
    static final String UNDISTURBED = "30000001";

    private static final long FIRST_CIF = 30_000_001;
    private static final long FIRST_CENTS = 500_000;
    private static final int STEP_CENTS = 997;

    private final Path folder;
    private final RandomGenerator random;
    private int sheets;
    private long trades;

    SheetMaker(Path folder, RandomGenerator random) {
        this.folder = folder;
        this.random = random;
    }

    /// The file of all clients.
    Path clients() throws IOException {
        List<String> lines = new ArrayList<>(List.of("Client,Client CIF,Fixed Spread,ZAR Account,USD Account"));
        for (int i = 0; i < CLIENTS; i++) {
            lines.add(
                    "Fictional Trading "
                            + i
                            + ","
                            + (FIRST_CIF + i)
                            + ","
                            + (100 + random.nextInt(400))
                            + ","
                            + (10_200_000_000L + i)
                            + ","
                            + (20_200_000_000L + i));
        }
        return Files.write(folder.resolve("clients.csv"), lines);
    }

    /// Another file of trades, most of them purchases of dollars.
    Sheet next(int rows) {
        return made(rows, 1, CLIENTS - 1);
    }

    /// A file of trades that nothing goes wrong with at the bank.
    Sheet undisturbed(int rows) {
        return made(rows, 0, 1);
    }

    private synchronized Sheet made(int rows, int firstClient, int clients) {
        String name = "sheet-" + ++sheets;
        List<String> lines = new ArrayList<>(List.of("Client CIF,Amount ZAR,Side"));
        List<Expected> expected = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String cif = Long.toString(FIRST_CIF + firstClient + random.nextInt(clients));
            long cents = FIRST_CENTS + trades++ * STEP_CENTS + random.nextInt(STEP_CENTS);
            BigDecimal amount = BigDecimal.valueOf(cents, 2);
            lines.add(cif + "," + amount.toPlainString() + "," + (random.nextInt(4) == 0 ? "Sell" : "Buy"));
            expected.add(new Expected(cif, amount));
        }
        try {
            return new Sheet(name, Files.write(folder.resolve(name + ".csv"), lines), expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

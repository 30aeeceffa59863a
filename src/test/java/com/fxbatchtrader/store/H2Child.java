package com.fxbatchtrader.store;

import com.fxbatchtrader.time.SystemPacing;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/// Another process of the product: opens an H2 file, commits one row after the other, and tells each commit.
final class H2Child {

    static final String OWNER = "desk-2:77:feed";

    private H2Child() {}

    public static void main(String[] arguments) throws IOException {
        SystemPacing pacing = new SystemPacing();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        DatabaseSettings settings = DatabaseSettings.h2File(Path.of(arguments[0])).ownedBy(OWNER);
        Database database = Database.open(settings, TestDatabase.ENTITIES, pacing);
        out.println("open");
        System.in.read();
        for (int i = 1; i < 1_000_000; i++) {
            int rate = i;
            database.inTransactionDo(
                    session ->
                            session.createNativeMutationQuery(
                                            "insert into reference_rate (id, pair, rate, since, source, set_by) values"
                                                    + " (:id, 'USD/ZAR', :rate, now(), 't', 't')")
                                    .setParameter("id", UUID.randomUUID())
                                    .setParameter("rate", rate)
                                    .executeUpdate());
            out.println(i);
        }
    }
}

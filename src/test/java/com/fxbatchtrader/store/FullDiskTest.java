package com.fxbatchtrader.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fxbatchtrader.store.DatabaseException.Kind;
import com.fxbatchtrader.store.h2.NewestChunkFiles;
import com.fxbatchtrader.time.SystemPacing;

import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/// An H2 file on a disk that fills up: nothing acknowledged is lost, and nothing that was not written is believed.
class FullDiskTest {

    @TempDir Path folder = Path.of(".");

    private final SystemPacing pacing = new SystemPacing();
    private final FullDisk disk = new FullDisk();

    @BeforeEach
    void register() {
        NewestChunkFiles.register();
        FilePath.register(disk);
    }

    @AfterEach
    void unregister() {
        FullDisk.fill(false);
        FilePath.unregister(disk);
    }

    private Database open() {
        DatabaseSettings settings = DatabaseSettings.h2File(folder.resolve("desk"));
        DriverDataSource source =
                new DriverDataSource(
                        "jdbc:h2:newest:fulldisk:async:"
                                + folder.resolve("desk")
                                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0",
                        Map.of("user", "sa", "password", ""));
        return Database.open(settings, source, TestDatabase.ENTITIES, pacing);
    }

    private static void insert(Database database) {
        database.inTransactionDo(
                session ->
                        session.createNativeMutationQuery(
                                        "insert into setting (name, content, changed_by, changed_at) values (:name,"
                                                + " 'x', 'test', now())")
                                .setParameter("name", UUID.randomUUID().toString())
                                .executeUpdate());
    }

    private static long settings(Database database) {
        return database.inTransaction(
                session ->
                        session.createNativeQuery("select count(*) from setting where content = 'x'", Long.class)
                                .getSingleResult());
    }

    private static int insertUntilRefused(Database database) {
        int acknowledged = 0;
        Throwable refusal = null;
        while (refusal == null && acknowledged < 100_000) {
            refusal = catchThrowable(() -> insert(database));
            acknowledged += refusal == null ? 1 : 0;
        }
        assertThat(refusal).isInstanceOfAny(CommitUnknownException.class, DatabaseUnavailableException.class);
        return acknowledged;
    }

    @Test
    void nothing_acknowledged_is_lost_and_nothing_unwritten_is_read_back() {
        Database database = open();
        for (int i = 0; i < 10; i++) {
            insert(database);
        }
        FullDisk.fill(true);
        int acknowledged = 10 + insertUntilRefused(database);
        assertThatThrownBy(() -> settings(database))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("desk.mv.db");
        assertThat(catchThrowable(database::close)).isInstanceOf(DatabaseException.class);
        FullDisk.fill(false);
        try (Database again = open()) {
            assertThat(settings(again)).isBetween((long) acknowledged, acknowledged + 1L);
        }
    }

    @Test
    void a_write_through_that_fails_says_that_nothing_may_be_sent() {
        Database database = open();
        FullDisk.fill(true);
        insertUntilRefused(database);
        assertThatThrownBy(database::makeDurable).isInstanceOf(CommitUnknownException.class);
        assertThat(catchThrowable(database::close)).isInstanceOf(DatabaseException.class);
    }

    @Test
    void what_is_made_durable_is_written_through_to_the_disk() {
        try (Database database = open()) {
            insert(database);
            int before = FullDisk.forced();
            database.makeDurable();
            assertThat(FullDisk.forced()).isGreaterThan(before);
        }
    }

    @Test
    void no_room_for_a_new_database_is_said_so() {
        FullDisk.fill(true);
        assertThatThrownBy(this::open)
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("make room")
                .extracting(e -> ((DatabaseException) e).kind())
                .isEqualTo(Kind.DISK_FULL);
    }
}

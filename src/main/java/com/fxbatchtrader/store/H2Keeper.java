package com.fxbatchtrader.store;

import com.fxbatchtrader.store.DatabaseException.Kind;
import com.fxbatchtrader.store.h2.NewestChunkFiles;
import com.fxbatchtrader.store.h2.OwnerNote;
import com.fxbatchtrader.time.Pacing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

/// Holds an H2 database open for this process alone, on a connection of its own: takes the file, tells others who has
/// it, writes it through to the disk, and shuts it down in order. Safe for any thread.
final class H2Keeper implements AutoCloseable {

    private final DatabaseLocation location;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    private H2Keeper(DatabaseLocation location, Connection connection) {
        this.location = location;
        this.connection = connection;
    }

    static H2Keeper open(DatabaseSettings settings, DataSource source, Pacing pacing) {
        DatabaseLocation location = settings.location();
        if (location instanceof DatabaseLocation.H2File file) {
            prepare(file);
        }
        H2Keeper keeper = new H2Keeper(location, connect(source, location));
        boolean kept = false;
        try {
            keeper.refuseSharing();
            if (location instanceof DatabaseLocation.H2File file) {
                keeper.refuseForgetting();
                OwnerNote.of(settings.owner(), pacing.instant()).write(file.ownerFile());
            }
            kept = true;
            return keeper;
        } catch (SQLException | IOException e) {
            throw new SqlProblems(location).atOpen("the database cannot be opened", e);
        } finally {
            if (!kept) {
                keeper.letGo();
            }
        }
    }

    /// H2 opens a file that it may not write for reading only, without a word.
    private static void prepare(DatabaseLocation.H2File file) {
        Path folder = file.path().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new DatabaseException(
                    Kind.NO_PERMISSION, "the folder " + folder + " for the database cannot be made: " + e, e);
        }
        Path data = file.dataFile();
        boolean writable =
                Files.exists(data)
                        ? Files.isRegularFile(data) && Files.isReadable(data) && Files.isWritable(data)
                        : Files.isWritable(folder);
        if (!writable) {
            throw new DatabaseException(
                    Kind.NO_PERMISSION,
                    "the database "
                            + data
                            + " cannot be written; give this user the right to, or"
                            + " name another place");
        }
    }

    private static Connection connect(DataSource source, DatabaseLocation location) {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            if (SqlProblems.kindOf(e) == Kind.IN_USE && location instanceof DatabaseLocation.H2File file) {
                throw inUse(file);
            }
            throw new SqlProblems(location).atOpen("the database cannot be opened", e);
        }
    }

    private static DatabaseInUseException inUse(DatabaseLocation.H2File file) {
        OwnerNote note = OwnerNote.read(file.ownerFile());
        String who =
                note.isKnown()
                        ? note.owner() + " (process " + note.pid() + ", since " + note.since() + ")"
                        : "another process";
        return new DatabaseInUseException(
                "the database "
                        + file.shown()
                        + " is in use by "
                        + who
                        + "; one process has an H2 file: end that one, or give this one another data folder",
                note.owner());
    }

    /// The lock on the file is per process; within one, H2 would let a second opener in.
    private void refuseSharing() throws SQLException {
        if (count("select count(*) from information_schema.sessions") > 1) {
            throw new DatabaseInUseException(
                    "the database " + location.shown() + " is open in this process already", "");
        }
    }

    /// What was asked for is read back: a commit that is only in memory would be lost at a kill.
    private void refuseForgetting() throws SQLException {
        int immediate =
                count(
                        "select count(*) from information_schema.settings"
                                + " where setting_name = 'WRITE_DELAY' and setting_value = '0'");
        int delayed =
                count(
                        "select count(*) from information_schema.settings"
                                + " where setting_name = 'WRITE_DELAY' and setting_value <> '0'");
        int inPlace = count("select count(*) where database_path() like '" + NewestChunkFiles.SCHEME + ":%async:%'");
        if (immediate == 0 || delayed > 0 || inPlace == 0) {
            throw new DatabaseException(
                    Kind.NOT_DURABLE,
                    "the database "
                            + location.shown()
                            + " does not write each commit at once, so"
                            + " nothing may be traded on it");
        }
    }

    private int count(String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /// Writes everything that was committed through to the disk.
    void sync() throws SQLException {
        execute("checkpoint sync");
    }

    private void execute(String command) throws SQLException {
        lock.lock();
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        } finally {
            lock.unlock();
        }
    }

    /// Shuts the database down in order. The note goes first: after the shutdown, the file may have a next owner.
    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            if (location instanceof DatabaseLocation.H2File file) {
                Files.deleteIfExists(file.ownerFile());
            }
            execute("shutdown");
        } catch (SQLException | IOException e) {
            throw new SqlProblems(location).atOpen("the database could not be shut down in order", e);
        } finally {
            letGo();
            lock.unlock();
        }
    }

    private void letGo() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new SqlProblems(location).atOpen("the database could not be closed", e);
        }
    }
}
